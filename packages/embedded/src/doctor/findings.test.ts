/** Clocks, room, failures and print: everything of the doctor that needs no server. */
import { expect, test } from 'vitest'
import { GB } from '../measure.ts'
import { examineClock } from './clocks.ts'
import { judgeRoom } from './disks.ts'
import { examine, ok, problem, warning } from './finding.ts'
import { asJson, asText, withoutSecrets } from './print.ts'

const at = (times: readonly number[]) => {
  const left = [...times]
  return { now: () => left.shift() ?? 0 }
}

test.each([
  ['in step', 1_000_050, 'ok', 'in step with PostgreSQL, within 0.00 s'],
  ['what the question took explains it', 1_000_090, 'ok', 'in step with PostgreSQL, within 0.00 s'],
  ['ahead', 1_005_050, 'warning', 'the clock of PostgreSQL is 4.95 s ahead of ours'],
  ['behind', 940_050, 'problem', 'the clock of PostgreSQL is 60 s behind ours'],
] as const)('clock: %s', async (_, theirs, state, text) => {
  const clock = at([1_000_000, 1_000_100])
  const finding = await examineClock('PostgreSQL', clock, () => Promise.resolve(theirs))
  expect(finding).toMatchObject({ check: 'clock', state, text })
})

test.each([
  [50 * GB, 'ok', 'disk: 50.0 GB free'],
  [3 * GB, 'warning', 'disk: 3.0 GB free'],
  [0.2 * GB, 'problem', 'disk: 0.2 GB free'],
  [-1, 'problem', 'disk: 0.0 GB free'],
] as const)('room: %d bytes', (free, state, text) => {
  expect(judgeRoom('disk', free, 'free space')).toMatchObject({ state, text })
})

test('a check that throws is a problem with its fix', async () => {
  const refused = new AggregateError([new Error('connect ECONNREFUSED ::1:1\n')])
  const found = await examine('kafka', 'start it', () => Promise.reject(refused))
  expect(found).toEqual([problem('kafka', 'connect ECONNREFUSED ::1:1', 'start it')])
})

test('lines and JSON say state and fix; secrets are cut out', () => {
  const findings = [
    ok('kafka', 'answers'),
    warning('mail', 'no SMTP_URL', 'set it'),
    problem('postgres', 'refused hunter2', 'correct it'),
  ]
  expect(withoutSecrets(asText(findings), ['hunter2'])).toBe(
    [
      '  ✔ kafka       answers.',
      '  ! mail        no SMTP_URL: set it.',
      '  ✘ postgres    refused [secret]: correct it.',
      '  3 findings: 1 warning, 1 problem',
    ].join('\n'),
  )
  expect(JSON.parse(asJson(findings))).toEqual({ ok: false, findings })
})
