/**
 * When a digest is sent and what it tells of: at an hour of the reader's clock, of the days of the reader's
 * calendar before. A day may have 23 or 25 hours or begin at one o'clock;
 * none is told of twice or left out. Pure.
 */
import { instantOf, localDateOf } from '../alerts/wall-clock.ts'
import type { DigestSetting } from './setting.ts'

const DAY_MS = 86_400_000
const MIDNIGHT = '00:00'
const WEEK = 7

/** Epoch milliseconds: from, and before `to`. */
export interface DigestPeriod {
  /** Names it for one person and project, such as `daily 2026-11-24`: the day on which it is sent. */
  readonly key: string
  readonly from: number
  readonly to: number
  /** The same time before, to compare with. */
  readonly before: number
}

export interface DueDigest {
  readonly at: number
  readonly period: DigestPeriod
}

export type DigestSchedule = Omit<DigestSetting, 'frequency'> & {
  readonly frequency: 'daily' | 'weekly'
}

/** Monday is 1; the day that the epoch began with was a Thursday. */
const weekdayOf = (day: number): number => ((day / DAY_MS + 3) % WEEK) + 1

const digestOn = ({ frequency, hour, time_zone }: DigestSchedule, day: number): DueDigest => {
  const days = frequency === 'daily' ? 1 : WEEK
  const start = (back: number): number =>
    instantOf(time_zone, day - back * DAY_MS, MIDNIGHT, 'earlier')
  return {
    at: instantOf(time_zone, day, `${String(hour).padStart(2, '0')}:00`, 'earlier'),
    period: {
      key: `${frequency} ${new Date(day).toISOString().slice(0, 10)}`,
      from: start(days),
      to: start(0),
      before: start(2 * days),
    },
  }
}

/** Those of the days from an instant on, forwards (1) or backwards (-1); the clock's date may be a day off. */
function* digestsFrom(
  schedule: DigestSchedule,
  instant: number,
  step: 1 | -1,
): Generator<DueDigest, undefined> {
  const today = localDateOf(schedule.time_zone, instant)
  for (let days = -1; days <= WEEK + 1; days++) {
    const day = today + step * days * DAY_MS
    if (schedule.frequency === 'daily' || weekdayOf(day) === schedule.weekday)
      yield digestOn(schedule, day)
  }
}

/** The first one that is due after an instant. */
export const nextDigest = (schedule: DigestSchedule, after: number): DueDigest => {
  for (const due of digestsFrom(schedule, after, 1)) if (due.at > after) return due
  throw new Error('a calendar without a next week')
}

/** The newest one that is due: of several that were missed only this one is sent. */
export const newestDigest = (schedule: DigestSchedule, now: number): DueDigest => {
  for (const due of digestsFrom(schedule, now, -1)) if (due.at <= now) return due
  throw new Error('a calendar without a last week')
}
