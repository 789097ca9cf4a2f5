/**
 * The settings of every service, judged by the service's own table: what it would say at its start, all at
 * once. The tables are read from the services' `config.ts` by path, nothing of a service is started; with
 * `npm start` they get what it hands them, else the environment as it is.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ConfigError } from '@pulseboard/runtime'
import { wholeEnvironment, type Environment } from '../config.ts'
import { ROOT } from '../root.ts'
import { serviceEnvironment, SERVICE_NAMES, type ServiceName } from '../services.ts'
import { ok, problem, type Finding } from './finding.ts'
import type { Target } from './target.ts'

const CHECK = 'config'

type ReadConfig = (env: Environment) => unknown

const fileOf = (name: ServiceName): string =>
  name === 'dashboard' ? join(ROOT, name, 'config.ts') : join(ROOT, name, 'src', 'config.ts')

const hasReadConfig = (loaded: unknown): loaded is { readConfig: ReadConfig } =>
  typeof loaded === 'object' &&
  loaded !== null &&
  'readConfig' in loaded &&
  typeof loaded.readConfig === 'function'

const loadReader = async (name: ServiceName): Promise<ReadConfig> => {
  const loaded: unknown = await import(pathToFileURL(fileOf(name)).href)
  if (!hasReadConfig(loaded)) throw new Error(`${name} has no readConfig`)
  return loaded.readConfig
}

const environmentOf = (name: ServiceName, target: Target): Environment => {
  if (target.isOwnInstallation) return wholeEnvironment()
  const { options, stores, jwtSecret } = target
  return serviceEnvironment(name, { options, stores, jwtSecret, logDir: '', env: {} })
}

// The dashboard imports nothing of ours: its error has the same form and another class.
const problemsOf = (error: unknown): readonly string[] => {
  if (error instanceof ConfigError) return error.problems
  if (!(error instanceof Error) || error.name !== 'ConfigError') throw error
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^\s*- /, ''))
}

const judge = async (name: ServiceName, target: Target): Promise<readonly string[]> => {
  const readConfig = await loadReader(name)
  try {
    readConfig(environmentOf(name, target))
    return []
  } catch (error) {
    return problemsOf(error)
  }
}

/** One line for each wrong setting, with the services that read it. */
export const examineConfiguration = async (target: Target): Promise<readonly Finding[]> => {
  const names = SERVICE_NAMES.filter((name) => name !== 'dashboard' || target.options.dashboard)
  const readers = new Map<string, ServiceName[]>()
  for (const name of names)
    for (const sentence of await judge(name, target))
      readers.set(sentence, [...(readers.get(sentence) ?? []), name])
  if (readers.size === 0) return [ok(CHECK, `settings of ${names.join(', ')} are valid`)]
  return [...readers].map(([sentence, services]) =>
    problem(
      CHECK,
      `${services.join(', ')}: ${sentence.replace(/\.$/, '')}`,
      'set it in the environment; .env.example has every setting',
    ),
  )
}
