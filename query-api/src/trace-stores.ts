/**
 * The clients of both stores with a span around each statement of a traced request. A span has the name of
 * a question, or verb and table of a statement, never a value: values travel apart from the text, and the
 * text itself is not told either.
 */
import type { connectClickhouse, Sql, SqlPool } from '@pulseboard/db'
import type { Tracing } from '@pulseboard/runtime'

type Clickhouse = ReturnType<typeof connectClickhouse>

const MOST_SUMMARIES = 1_000
const TARGET = /\b(?:from|into|update|join)\s+"?([a-z_][\w.]*)/i
const VERB = /^(?:\s|--[^\n]*\n)*([a-z]+)/i

/** Verb and first table of a statement, such as `SELECT users`; pure. */
export const summaryOf = (text: string): string => {
  const verb = VERB.exec(text)?.[1]?.toUpperCase() ?? 'SQL'
  const target = TARGET.exec(text)?.[1]
  return target === undefined ? verb : `${verb} ${target}`
}

/** Texts are constants of the program; the bound is for the day on which one is not. */
const createSummaries = (): ((text: string) => string) => {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const summary = summaryOf(text)
    if (known.size < MOST_SUMMARIES) known.set(text, summary)
    return summary
  }
}

const within = async <T>(
  tracing: Tracing,
  system: 'postgresql' | 'clickhouse',
  name: () => string,
  work: () => Promise<T>,
): Promise<T> => {
  const { current } = tracing
  if (current === undefined) return work()
  const summary = name()
  const span = current.part(summary, 'client', {
    'db.system.name': system,
    'db.query.summary': summary,
  })
  try {
    const result = await work()
    span.end()
    return result
  } catch (error) {
    span.end({}, 'store_failed')
    throw error
  }
}

/** The same pool, its statements and those of its connections with spans. */
export const traceSql = (pool: SqlPool, tracing: Tracing): SqlPool => {
  const summary = createSummaries()
  const queryOf =
    (sql: Sql): Sql['query'] =>
    (text, values) =>
      within(
        tracing,
        'postgresql',
        () => summary(text),
        () => sql.query(text, values),
      )
  return {
    query: queryOf(pool),
    connect: async () => {
      const connection = await pool.connect()
      return {
        query: queryOf(connection),
        release: (destroy) => connection.release(destroy),
      }
    },
  }
}

/** The same client, its questions with spans that have the question's name. */
export const traceClickhouse = (clickhouse: Clickhouse, tracing: Tracing): Clickhouse => {
  const query: Clickhouse['query'] = (params) => {
    const name = params.clickhouse_settings?.log_comment
    return within(
      tracing,
      'clickhouse',
      () => (typeof name === 'string' ? name : 'SELECT'),
      () => clickhouse.query(params),
    )
  }
  return new Proxy(clickhouse, {
    get: (client, key) => {
      if (key === 'query') return query
      const value: unknown = Reflect.get(client, key)
      return typeof value === 'function' ? value.bind(client) : value
    },
  })
}
