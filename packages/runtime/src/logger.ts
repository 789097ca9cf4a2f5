/**
 * The pino logger of a service: JSON lines on stdout, each within a request with its id. Secrets and
 * addresses of people are cut out of every line; payloads are never passed in; of an error only what says
 * where and why, not what a driver hangs on it (PostgreSQL quotes the row).
 */
import { pino, type DestinationStream, type Logger } from 'pino'
import { currentRequestId } from './request-scope.ts'
import { scrub } from './scrub.ts'

export type { Logger }
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const MOST_CAUSES = 4

/** An error as it is logged. */
const loggedError = (error: unknown, depth = 0): unknown => {
  if (typeof error === 'string') return error
  if (!(error instanceof Error)) return `not an error, but ${typeof error}`
  const { name, message, stack, cause } = error
  const code = 'code' in error ? { code: String(error.code) } : {}
  const isDeep = depth >= MOST_CAUSES
  const several = error instanceof AggregateError ? error.errors.slice(0, MOST_CAUSES) : []
  return {
    type: name,
    message,
    ...code,
    stack,
    ...(cause === undefined || isDeep ? {} : { cause: loggedError(cause, depth + 1) }),
    ...(several.length === 0 || isDeep
      ? {}
      : { errors: several.map((one) => loggedError(one, depth + 1)) }),
  }
}

/** @param destination elsewhere than stdout, for tests. */
export const createLogger = (
  service: string,
  level: LogLevel,
  destination?: DestinationStream,
): Logger => {
  const options = {
    name: service,
    level,
    serializers: { err: (error: unknown) => loggedError(error) },
    mixin: () => {
      const requestId = currentRequestId()
      return requestId === undefined ? {} : { requestId }
    },
    hooks: { streamWrite: scrub },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
