/** The pino logger of a service: JSON lines on stdout, secrets cut out, payloads never passed in. */
import { pino, type Logger } from 'pino'

export type { Logger }
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const createLogger = (service: string, level: LogLevel): Logger =>
  pino({
    name: service,
    level,
    redact: {
      paths: ['authorization', 'cookie', 'password', 'token', 'secret', 'email'].flatMap((name) => [
        name,
        `*.${name}`,
        `*.*.${name}`,
      ]),
      censor: '[redacted]',
    },
  })
