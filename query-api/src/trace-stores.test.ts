/** Names of statements: verb and table, never a value. */
import type { Tracing, TraceSpan } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { summaryOf, traceSql } from './trace-stores.ts'

test.each([
  ['SELECT id FROM users WHERE email = $1', 'SELECT users'],
  ['\n  INSERT INTO audit_log (id) VALUES ($1)', 'INSERT audit_log'],
  ['UPDATE api_keys SET name = $1', 'UPDATE api_keys'],
  ['-- why\nDELETE FROM "sessions"', 'DELETE sessions'],
  ['WITH one AS (SELECT 1) SELECT * FROM one', 'WITH one'],
  ['BEGIN', 'BEGIN'],
  ['', 'SQL'],
])('%j', (text, summary) => {
  expect(summaryOf(text)).toBe(summary)
})

/** A trace that keeps what it is told as text. */
const recorder = () => {
  const told: string[] = []
  const span: TraceSpan = {
    traceparent: '',
    part: (name, kind, attributes) => {
      told.push(JSON.stringify([name, kind, attributes]))
      return { ...span, end: (_, failure) => void told.push(`end ${failure ?? 'well'}`) }
    },
    run: (work) => work(),
    rename: () => undefined,
    end: () => undefined,
  }
  let current: TraceSpan | undefined = span
  const tracing: Tracing = {
    get current() {
      return current
    },
    request: () => undefined,
    batch: () => undefined,
    close: () => Promise.resolve(),
  }
  return { told, tracing, leave: () => void (current = undefined) }
}

const answering = (query: () => Promise<never>) => ({
  query,
  connect: () => Promise.resolve({ query, release: () => undefined }),
})

test('a statement that fails, on a connection, too; none outside of a request', async () => {
  const { told, tracing, leave } = recorder()
  const pool = traceSql(
    answering(() => Promise.reject(new Error('duplicate ada@example.com'))),
    tracing,
  )
  const connection = await pool.connect()
  const text = 'SELECT 1 FROM users WHERE email = $1'
  await expect(connection.query(text, ['ada@example.com'])).rejects.toThrow('duplicate')
  leave()
  await expect(pool.query(text, ['ada@example.com'])).rejects.toThrow('duplicate')
  expect(told).toEqual([
    '["SELECT users","client",{"db.system.name":"postgresql","db.query.summary":"SELECT users"}]',
    'end store_failed',
  ])
})
