import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestDigest, nextDigest, type DigestSchedule } from './schedule.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Santiago',
]
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const schedules = fc.record({
  frequency: fc.constantFrom('daily' as const, 'weekly' as const),
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  time_zone: fc.constantFrom(...ZONES),
})
const instants = fc.integer({
  min: Date.parse('2026-01-01T00:00Z') / 60_000,
  max: Date.parse('2027-12-31T00:00Z') / 60_000,
})

/** Weekday, hour and minute on the wall, by another way than the code that is tested. */
const shown = (timeZone: string, instant: number) => {
  const text = new Date(instant).toLocaleString('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const [, day = '', hour, minute] = /^(\w{3})\D+(\d+):(\d+)/.exec(text) ?? []
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day) + 1
  return { weekday, hour: Number(hour), minute: Number(minute) }
}

/** Before the days on which clocks change somewhere, in a year or a season without. */
const starts = fc.constantFrom('2026-03-01', '2026-03-25', '2026-04-20', '2026-09-20', '2026-10-20')

test('digests one after another: each in its hour, or the next one that exists; periods follow each other without gap or overlap', () => {
  fc.assert(
    fc.property(schedules, starts, (schedule, start) => {
      let due = nextDigest(schedule, Date.parse(start))
      const days = schedule.frequency === 'daily' ? 1 : 7
      for (let count = 0; count < 21; count++) {
        const wall = shown(schedule.time_zone, due.at)
        const skipped = wall.hour - schedule.hour
        expect(skipped === 0 || (skipped === 1 && wall.minute <= 30)).toBe(true)
        const isItsDay = schedule.frequency === 'daily' || wall.weekday === schedule.weekday
        expect(isItsDay).toBe(true)
        expect(Math.abs(due.period.to - due.period.from - days * DAY_MS)).toBeLessThanOrEqual(
          HOUR_MS,
        )
        expect(due.period.to).toBeLessThanOrEqual(due.at)
        const next = nextDigest(schedule, due.at)
        expect(next.at).toBeGreaterThan(due.at)
        expect(next.period.from).toBe(due.period.to)
        expect(next.period.before).toBe(due.period.from)
        expect(next.period.key).not.toBe(due.period.key)
        due = next
      }
    }),
    { numRuns: 40 },
  )
})

test('the newest digest is the one before the next', () => {
  fc.assert(
    fc.property(schedules, instants, (schedule, minutes) => {
      const now = minutes * 60_000
      const newest = newestDigest(schedule, now)
      const next = nextDigest(schedule, now)
      expect(newest.at).toBeLessThanOrEqual(now)
      expect(nextDigest(schedule, newest.at)).toEqual(next)
      expect(newestDigest(schedule, next.at - 1)).toEqual(newest)
    }),
    { numRuns: 40 },
  )
})

const iso = (schedule: DigestSchedule, after: string) => {
  const { at, period } = nextDigest(schedule, Date.parse(after))
  const text = (ms: number) => new Date(ms).toISOString()
  return { at: text(at), key: period.key, from: text(period.from), to: text(period.to) }
}

test('a day of 23 hours, an hour that does not exist', () => {
  const berlin = { frequency: 'daily', weekday: 1, hour: 2, time_zone: 'Europe/Berlin' } as const
  expect(iso(berlin, '2026-03-28T12:00Z')).toEqual({
    at: '2026-03-29T01:00:00.000Z',
    key: 'daily 2026-03-29',
    from: '2026-03-27T23:00:00.000Z',
    to: '2026-03-28T23:00:00.000Z',
  })
  expect(iso(berlin, '2026-03-29T01:00Z')).toMatchObject({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  })
})
