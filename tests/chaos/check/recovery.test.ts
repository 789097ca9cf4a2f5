import { expect, test } from 'vitest'
import { createFaultClock, judgeRecovery, measureRecovery } from './recovery.ts'

const at = (kind: string, ms: number, overlapped = false) => ({
  kind,
  ms,
  acceptedMs: 60_000,
  overlapped,
})

test('within ten seconds is kept; the worst is named by its fault', () => {
  const verdict = judgeRecovery([at('kafka-kill', 9_000), at('processor-kill', 400)])
  expect(verdict).toMatchObject({ ok: true, figures: { p50: 400, max: 9_000 } })
  expect(verdict.says).toContain('kafka-kill')
})

test('one that took longer is red', () => {
  const verdict = judgeRecovery([at('kafka-kill', 10_001), at('processor-kill', 400)])
  expect(verdict).toMatchObject({ ok: false, examples: ['kafka-kill: 10001 ms'] })
})

test('a time that another fault falsified does not count', () => {
  expect(judgeRecovery([at('a', 30_000, true), at('b', 1)])).toMatchObject({
    ok: true,
    figures: { measured: 1, overlapped: 1 },
  })
})

test('the time starts anew when another fault ends in between', async () => {
  let nowMs = 0
  const now = (): number => nowMs
  const clock = createFaultClock(now)
  const probe = async (): Promise<void> => {
    clock.begin()
    nowMs = 15_000
    clock.end()
    nowMs = 15_700
  }
  expect(await measureRecovery('a', { clock, probe, now })).toEqual(at('a', 700))
})

test('a fault that is still on makes the time worthless', async () => {
  let nowMs = 0
  const now = (): number => nowMs
  const clock = createFaultClock(now)
  clock.begin()
  const probe = async (): Promise<void> => void (nowMs = 11_000)
  expect((await measureRecovery('a', { clock, probe, now })).overlapped).toBe(true)
  expect((await measureRecovery('a', { clock, probe: async () => undefined, now })).ms).toBe(0)
})
