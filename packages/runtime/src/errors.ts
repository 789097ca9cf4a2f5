/**
 * The one error class of our services: a code of the closed list, a detail with the fix, and whether
 * the detail may leave the process. Anything else that is thrown becomes `internal`, its text stays inside.
 */
import {
  ERRORS,
  statusOf,
  type ErrorCode,
  type Problem,
  type Violation,
} from '@pulseboard/contracts'

export interface AppErrorOptions {
  /** What was wrong this time and how to mend it; shown to the client. */
  readonly detail?: string
  readonly violations?: readonly Violation[]
  /** Seconds after which a retry makes sense; becomes Retry-After. */
  readonly retryAfter?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly status: number
  readonly violations: readonly Violation[]
  readonly retryAfter: number | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    // What a client does wrong needs no stack, which would be a seventh of the cost of refusing a flood.
    const { stackTraceLimit } = Error
    if (statusOf(code) < 500) Error.stackTraceLimit = 0
    super(options.detail ?? ERRORS[code][2], { cause: options.cause })
    Error.stackTraceLimit = stackTraceLimit
    this.code = code
    this.status = statusOf(code)
    this.violations = options.violations ?? []
    this.retryAfter = options.retryAfter
    this.headers = options.headers ?? {}
  }
}

/** What was thrown, as an AppError; an unknown one keeps its text in `cause` only. */
export const toAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new AppError('internal', { cause: thrown })

/** The RFC 9457 body of an error. */
export const toProblem = (error: AppError, requestId: string): Problem => ({
  type: `/docs/errors/${error.code.replaceAll('_', '-')}`,
  title: ERRORS[error.code][1],
  status: error.status,
  code: error.code,
  detail: error.message,
  request_id: requestId,
  ...(error.violations.length > 0 ? { errors: [...error.violations] } : {}),
})

/** The headers that go with an error. */
export const problemHeaders = (error: AppError): Record<string, string> => ({
  'content-type': 'application/problem+json; charset=utf-8',
  ...(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }),
  ...error.headers,
})
