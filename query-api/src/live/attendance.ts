/**
 * Who watches, counted so that nobody can take the places of all others: of the whole process, a project, one
 * caller; and how many different filters a project's events are held against. Full is a refusal that says
 * which bound it was. Pure.
 */
import { LIVE_LIMITS } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'

export interface Attendee {
  readonly projectId: string
  /** Name of the caller. */
  readonly caller: string
  /** Canonical text of the filter. */
  readonly filter: string
}

export type AttendanceLimits = Pick<
  typeof LIVE_LIMITS,
  'feeds' | 'feedsPerProject' | 'feedsPerCaller' | 'filtersPerProject'
>

export interface Attendance {
  readonly count: number
  /** Counts one more. @returns a function that counts it off, once. @throws AppError `overloaded` */
  enter(attendee: Attendee): () => void
}

const RETRY_SECONDS = 5

const full = (detail: string): AppError =>
  new AppError('overloaded', { detail, retryAfter: RETRY_SECONDS })

/** How often each key is there. */
const createTally = () => {
  const counts = new Map<string, number>()
  return {
    of: (key: string): number => counts.get(key) ?? 0,
    get size() {
      return counts.size
    },
    add: (key: string, by: 1 | -1): void => {
      const count = (counts.get(key) ?? 0) + by
      if (count > 0) counts.set(key, count)
      else counts.delete(key)
    },
  }
}
type Tally = ReturnType<typeof createTally>

/** @param onEmpty nobody watches the project any more */
export const createAttendance = (
  onEmpty: (projectId: string) => void,
  limits: { readonly [L in keyof AttendanceLimits]: number } = LIVE_LIMITS,
): Attendance => {
  const projects = createTally()
  const callers = createTally()
  const filters = new Map<string, Tally>()
  let count = 0

  const check = ({ projectId, caller, filter }: Attendee): void => {
    if (count >= limits.feeds) throw full(`${limits.feeds} live feeds are open here, the most.`)
    if (projects.of(projectId) >= limits.feedsPerProject)
      throw full(`${limits.feedsPerProject} live feeds of this project are open, the most.`)
    if (callers.of(caller) >= limits.feedsPerCaller)
      throw full(`One user, token owner or key may open ${limits.feedsPerCaller} live feeds.`)
    const used = filters.get(projectId)
    const isNew = filter !== '' && (used?.of(filter) ?? 0) === 0
    if (isNew && (used?.size ?? 0) >= limits.filtersPerProject)
      throw full(
        `${limits.filtersPerProject} different filters of this project are open, the most: use one of those, close a feed, or watch without a filter.`,
      )
  }
  const add = ({ projectId, caller, filter }: Attendee, by: 1 | -1): void => {
    count += by
    projects.add(projectId, by)
    callers.add(caller, by)
    const used = filters.get(projectId) ?? createTally()
    filters.set(projectId, used)
    if (filter !== '') used.add(filter, by)
    if (projects.of(projectId) > 0) return
    filters.delete(projectId)
    onEmpty(projectId)
  }
  return {
    get count() {
      return count
    },
    enter: (attendee) => {
      check(attendee)
      add(attendee, 1)
      let isIn = true
      return () => {
        if (isIn) add(attendee, -1)
        isIn = false
      }
    },
  }
}
