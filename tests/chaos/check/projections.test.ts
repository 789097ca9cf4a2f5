import { expect, test } from 'vitest'
import { checkProjections } from './projections.ts'

/** A server that has these projections and answers with these digests. */
const server =
  (names: readonly string[], projected: string, raw: string) => async (sql: string) => {
    if (sql.includes('system.projections')) return names.map((name) => `${name}\n`).join('')
    return sql.includes('optimize_use_projections = 0') ? raw : projected
  }

test('equal sums are kept', async () => {
  const verdict = await checkProjections(server(['hour_series'], '2\t9\t77\n', '2\t9\t77\n'))
  expect(verdict).toMatchObject({ ok: true, figures: { projections: 1, differing: 0 } })
})

test('a sum that differs is named', async () => {
  const verdict = await checkProjections(server(['hour_series'], '2\t9\t77\n', '2\t8\t78\n'))
  expect(verdict.ok).toBe(false)
  expect(verdict.examples[0]).toContain('hour_series')
})

test('a projection that nobody taught us is red', async () => {
  expect((await checkProjections(server(['new_one'], '', ''))).ok).toBe(false)
})

test('no projection at all is red', async () => {
  expect((await checkProjections(server([], '', ''))).ok).toBe(false)
})
