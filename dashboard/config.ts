/**
 * Configuration of the dashboard's server: the only reader of the environment here. All problems are
 * reported at once, each with its fix. There is no secret in it. (`GATEWAY_URL`, which pages show, is
 * declared in src/env.ts.)
 */
import { isLoopbackHost } from './src/server/loopback.ts'

export interface Config {
  readonly port: number
  readonly host: string
  /** Address of the dashboard as browsers see it. */
  readonly origin: URL
  readonly queryApi: URL
  /** HTTP address of the mail catcher; null outside local mode. */
  readonly mailHttp: URL | null
}

type Env = Readonly<Record<string, string | undefined>>

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws ConfigError with every problem found. */
export function readConfig(env: Env = process.env): Config {
  const problems: string[] = []
  const url = (name: string, text: string): URL => {
    const parsed = URL.parse(text)
    if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed
    problems.push(`${name} must be an http or https address, not "${text}"`)
    return new URL('http://invalid')
  }
  const portText = env['DASHBOARD_PORT'] ?? env['PORT'] ?? '3001'
  const port = Number(portText)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.push(`DASHBOARD_PORT must be a whole number from 0 to 65535, not "${portText}"`)
  }
  const mailText = env['MAIL_HTTP_URL'] ?? ''
  const mailHttp = mailText === '' ? null : url('MAIL_HTTP_URL', mailText)
  if (mailHttp !== null && !isLoopbackHost(mailHttp.hostname)) {
    problems.push(`MAIL_HTTP_URL must be an address on loopback, not "${mailText}"`)
  }
  const config = {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    origin: url('PUBLIC_URL', env['PUBLIC_URL'] ?? env['ORIGIN'] ?? `http://localhost:${portText}`),
    queryApi: url('QUERY_API_URL', env['QUERY_API_URL'] ?? 'http://127.0.0.1:3002'),
    mailHttp,
  }
  if (problems.length === 0) return config
  throw new ConfigError(`The configuration is not valid:\n  - ${problems.join('\n  - ')}`)
}

/** The page renderer reads these when it is loaded: our server tells it scheme and host by header. */
export function tellRenderer(): void {
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto'
  process.env['HOST_HEADER'] = 'x-forwarded-host'
}
