/**
 * Asks ClickHouse one question: read-only, bounded in time, memory, reading and result, a few at a time for
 * each project, and cancelled when the client that wanted the answer goes away. Text and values travel apart;
 * errors say what to do and never repeat the server's text.
 */
import { QUERY_LIMITS } from '@pulseboard/contracts'
import type { connectClickhouse } from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import type { QueryOutcome, Telemetry } from '../telemetry.ts'
import { createFlights } from './flights.ts'
import { createTurns, type TurnLimits } from './turns.ts'

/** One question: its name in metrics, its text with `{name: Type}` parameters. */
export interface Question<P extends Record<string, unknown>, R> {
  readonly name: string
  readonly text: string
  /** Bounds of this question that differ from those of all. */
  readonly settings?: Readonly<Record<string, string | number>>
  /** Whoever asks the same while it is under way gets its answer: see flights.ts. */
  readonly joined?: true
  /** Only there to tie the types of parameters and rows to the text. */
  readonly types?: { params: P; row: R }
}

export interface Ask {
  <P extends Record<string, unknown>, R>(
    question: Question<P, R>,
    params: P,
    signal?: AbortSignal,
  ): Promise<R[]>
}

const SETTINGS = {
  max_execution_time: QUERY_LIMITS.seconds,
  timeout_overflow_mode: 'throw',
  max_memory_usage: String(QUERY_LIMITS.memoryBytes),
  max_rows_to_read: String(QUERY_LIMITS.rowsRead),
  max_bytes_to_read: String(QUERY_LIMITS.bytesRead),
  read_overflow_mode: 'throw',
  max_result_rows: String(QUERY_LIMITS.resultRows),
  max_result_bytes: String(QUERY_LIMITS.resultBytes),
  result_overflow_mode: 'throw',
  max_threads: 2,
  cancel_http_readonly_queries_on_client_close: 1,
  output_format_json_quote_64bit_integers: 0,
  date_time_output_format: 'iso',
} as const

const TIMEOUT_CODES = new Set(['158', '159', '160', '209', '241', '307', '396'])
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|UND_)/
const UNREACHABLE_TEXT = /timeout error|socket hang up|other side closed|aborted/i

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** What became of a question that failed. */
const outcomeOf = (error: unknown, signal: AbortSignal | undefined): QueryOutcome => {
  if (signal?.aborted) return 'cancelled'
  const code = codeOf(error)
  if (TIMEOUT_CODES.has(code)) return 'timeout'
  const text = error instanceof Error ? error.message : ''
  return UNREACHABLE.test(code) || UNREACHABLE_TEXT.test(text) ? 'unavailable' : 'failed'
}

const toAppError = (outcome: QueryOutcome, cause: unknown): AppError => {
  if (outcome === 'timeout')
    return new AppError('query_timeout', {
      detail:
        'This question takes too much time, memory or reading: narrow the range or add a filter.',
      cause,
    })
  if (outcome === 'failed') return new AppError('internal', { cause })
  return new AppError('store_unavailable', {
    detail: 'The event store does not answer right now: try again in a moment.',
    retryAfter: 2,
    cause,
  })
}

type Client = ReturnType<typeof connectClickhouse>

/**
 * The settings of every question. A user who may write is bound to reading here; one who may only read
 * must not touch that setting, so the server is asked once which of the two we are.
 */
const readOnlySettings = (clickhouse: Client) => {
  const decide = async () => {
    const query = "SELECT toUInt8(getSetting('readonly')) AS readonly"
    const answer = await clickhouse.query({ query, format: 'JSONEachRow' })
    const [row] = await answer.json<{ readonly: number }>()
    return row?.readonly === 0 ? { ...SETTINGS, readonly: '2' } : SETTINGS
  }
  let decided: ReturnType<typeof decide> | undefined
  return async () => {
    decided ??= decide()
    try {
      return await decided
    } catch (error) {
      decided = undefined
      throw error
    }
  }
}

export const createAsk = (deps: {
  clickhouse: Client
  telemetry: Pick<Telemetry, 'questionAnswered'>
  clock: Clock
  turns?: TurnLimits
}): Ask => {
  const { clickhouse, telemetry, clock } = deps
  const turns = createTurns(deps.turns)
  const flights = createFlights()
  const settings = readOnlySettings(clickhouse)

  const run = async <P extends Record<string, unknown>, R>(
    question: Question<P, R>,
    params: P,
    signal: AbortSignal | undefined,
  ): Promise<R[]> => {
    const started = clock.now()
    const report = (outcome: QueryOutcome): void =>
      telemetry.questionAnswered(question.name, outcome, (clock.now() - started) / 1000)
    try {
      const answer = await clickhouse.query({
        query: question.text,
        query_params: params,
        format: 'JSONEachRow',
        clickhouse_settings: {
          ...(await settings()),
          ...question.settings,
          // Names the question in the server's query log.
          log_comment: question.name,
        },
        ...(signal === undefined ? {} : { abort_signal: signal }),
      })
      const rows = await answer.json<R>()
      report('answered')
      return rows
    } catch (error) {
      const outcome = outcomeOf(error, signal)
      report(outcome)
      throw toAppError(outcome, error)
    }
  }

  return async (question, params, signal) => {
    const { project } = params
    if (question.joined) {
      const key = `${question.text} ${JSON.stringify(params)}`
      return flights.join(key, signal, (joint) => run(question, params, joint))
    }
    // Questions about several projects are those of a person who may see them all.
    if (typeof project !== 'string') return run(question, params, signal)
    return turns.take(project, signal, () => run(question, params, signal))
  }
}
