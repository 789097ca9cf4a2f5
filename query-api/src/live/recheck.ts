/**
 * Asks again and again what a watcher may see, whatever carries the feed: one who is no member any more is
 * sent away, and the feed learns what was erased meanwhile.
 */
import { LIVE_CLOSE } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import type { Watched } from './erased.ts'
import type { Feed } from './feed.ts'
import type { LiveClient } from './hub.ts'
import type { Admission } from './tickets.ts'

export interface RecheckDeps {
  /** The project as it is now. Throws when the user may no longer watch. */
  readonly recheck: (admission: Admission) => Promise<Watched>
  readonly feed: Feed
  readonly recheckMs?: number
}

/** @returns a function that stops it. */
export const recheckLater = (
  { recheck, feed, recheckMs = 30_000 }: RecheckDeps,
  admission: Admission,
  client: LiveClient,
): (() => void) => {
  const refused = (error: unknown): void => {
    // A database that does not answer says nothing about the membership.
    const isLost = error instanceof AppError && (error.status === 403 || error.status === 404)
    if (isLost) client.close(...LIVE_CLOSE.access)
  }
  const timer = setInterval(() => {
    recheck(admission).then((project) => feed.know(project), refused)
  }, recheckMs)
  return () => clearInterval(timer)
}
