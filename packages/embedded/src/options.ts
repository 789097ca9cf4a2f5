/** What the launcher is asked to do: arguments first, then the environment, then defaults. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launcherEnvironment, type Environment } from './config.ts'
import { Problem } from './problem.ts'

export interface LauncherOptions {
  readonly demo: boolean
  readonly dashboard: boolean
  readonly dataDir: string
  /** As the person wrote it, for sentences. */
  readonly shownDataDir: string
  readonly portBase: number | undefined
  readonly ports: ServicePorts
  /** Address that gateway and dashboard listen on. */
  readonly host: string
  readonly logLevel: string
}

export interface ServicePorts {
  readonly gateway: number
  readonly dashboard: number
  readonly queryApi: number
  readonly processor: number
}

export const USAGE = `npm start -- [options]
  --demo            also load the demo project, with a slow live generator
  --data-dir DIR    where data, secrets and logs live (default .pulseboard; DATA_DIR)
  --port-base N     all ports relative to N, to run several copies side by side
  --no-dashboard    stores, gateway, processor and query-api only
  --help            this text`

const FIRST_PORT = 3000
const HIGHEST_BASE = 65_000

const portNumber = (name: string, text: string): number => {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= HIGHEST_BASE) return port
  throw new Problem(`${name} is "${text}": use a whole number from 1 to ${HIGHEST_BASE}.`)
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        demo: { type: 'boolean', default: false },
        dashboard: { type: 'boolean', default: true },
        'data-dir': { type: 'string' },
        'port-base': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'An option is wrong'
    throw new Problem(`${reason}: run npm start -- --help.`)
  }
}

/** @throws Problem; undefined when only the usage is wanted. */
export const readOptions = (
  args: readonly string[],
  env?: Environment,
): LauncherOptions | undefined => {
  const values = parse(args)
  if (values.help) return undefined
  const given = launcherEnvironment(env)
  const baseText = values['port-base']
  const portBase = baseText === undefined ? undefined : portNumber('--port-base', baseText)
  const port = (name: string, offset: number, text: string | undefined): number =>
    text === undefined ? (portBase ?? FIRST_PORT) + offset : portNumber(name, text)
  const shownDataDir = values['data-dir'] ?? given.dataDir ?? '.pulseboard'
  return {
    demo: values.demo,
    dashboard: values.dashboard,
    dataDir: resolve(shownDataDir),
    shownDataDir,
    portBase,
    ports: {
      gateway: port('GATEWAY_PORT', 0, given.gatewayPort),
      dashboard: port('DASHBOARD_PORT', 1, given.dashboardPort),
      queryApi: port('QUERY_API_PORT', 2, given.queryApiPort),
      processor: port('PROCESSOR_PORT', 3, given.processorPort),
    },
    host: given.host ?? '127.0.0.1',
    logLevel: given.logLevel ?? 'info',
  }
}

/** Whether only this machine can reach the services. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')
