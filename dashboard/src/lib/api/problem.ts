/**
 * Every failure of the API as one kind of error: the problem that the server sent, or one made here
 * when no readable answer came. What a page shows is always a sentence, a fix and, if there was an
 * answer, its request id.
 */
import type { ErrorCode, Problem, Violation } from '@pulseboard/contracts'

/** `offline`: no answer came. `unreadable`: an answer came that is not ours. */
export type ProblemCode = ErrorCode | 'offline' | 'unreadable'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly requestId: string | null
  readonly violations: readonly Violation[]
  /** Seconds until a retry makes sense, when the server said so. */
  readonly retryAfter: number | null

  constructor(
    fields: { code: ProblemCode; status: number; title: string; detail: string },
    extra: {
      requestId?: string | null
      violations?: readonly Violation[]
      retryAfter?: number | null
    } = {},
  ) {
    super(fields.detail)
    this.code = fields.code
    this.status = fields.status
    this.title = fields.title
    this.requestId = extra.requestId ?? null
    this.violations = extra.violations ?? []
    this.retryAfter = extra.retryAfter ?? null
  }

  /** The violation of one field of the body, by its name. */
  of(field: string): Violation | undefined {
    return this.violations.find(({ pointer }) => pointer === `/${field}`)
  }
}

/** The error for an answer that is not good. */
export function problemError(response: Response, body: unknown): ApiError {
  const retryAfter = readRetryAfter(response.headers.get('retry-after'))
  const requestId = response.headers.get('x-request-id')
  if (!isProblem(body)) {
    const detail = `The answer had status ${response.status} and no description. Try again; if it stays, look at the logs of query-api.`
    const fields = { code: 'unreadable', title: 'The answer could not be read', detail } as const
    return new ApiError({ ...fields, status: response.status }, { requestId, retryAfter })
  }
  const { code, status, title, detail, errors = [] } = body
  return new ApiError(
    { code, status, title, detail },
    { requestId: body.request_id || requestId, violations: errors, retryAfter },
  )
}

/** The error for a request that got no answer at all. */
const offlineError = (): ApiError =>
  new ApiError({
    code: 'offline',
    status: 0,
    title: 'PulseBoard cannot be reached',
    detail: 'No answer came. Check the connection and that the server runs, then try again.',
  })

/** Anything thrown, as an error that a page can show. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof TypeError) return offlineError()
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new ApiError({ code: 'unreadable', status: 0, title: 'This page has a fault', detail })
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false
  const fields = body as Record<string, unknown>
  return ['code', 'title', 'detail'].every((name) => typeof fields[name] === 'string')
}

function readRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null
}
