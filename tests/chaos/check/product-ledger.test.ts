import { expect, test } from 'vitest'
import { judgeLedger, type ProjectLedger } from './product-ledger.ts'

const project = (totals: Partial<ProjectLedger['totals']> = {}): ProjectLedger => ({
  projectId: 'p',
  acknowledged: 10,
  ambiguous: 2,
  totals: {
    accepted: 11,
    in_flight: 0,
    missing: 0,
    surplus: 0,
    unconfirmed: 0,
    inferred: 0,
    ...totals,
  },
})

test('nothing missing, nothing too much, and what clients know: kept', () => {
  expect(judgeLedger([project(), project({ accepted: 10 }), project({ accepted: 12 })]).ok).toBe(
    true,
  )
})

test.each([{ missing: 1 }, { surplus: 1 }, { in_flight: 1 }, { accepted: 9 }, { accepted: 13 }])(
  '%o is red',
  (totals) => {
    const verdict = judgeLedger([project(), project(totals)])
    expect(verdict.ok).toBe(false)
    expect(verdict.examples).toHaveLength(1)
  },
)

test('no project is red', () => {
  expect(judgeLedger([]).ok).toBe(false)
})
