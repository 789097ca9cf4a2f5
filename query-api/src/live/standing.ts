/**
 * Asks again and again what the watchers may see, all of them in one question to the database: whose sign-in,
 * token or key has ended is sent away (4401), and so is who may not see the project any more (4403); and the
 * feed learns what was erased meanwhile. Works only while somebody watches.
 */
import { LIVE_CLOSE } from '@pulseboard/contracts'
import { findWatchers, type Sql, type WatcherQuery, type WatcherRow } from '@pulseboard/db'
import type { Clock } from '@pulseboard/runtime'
import { decideAccess, type Caller, type Standing } from '../access.ts'
import type { LiveClient } from './client.ts'
import type { Watched } from './erased.ts'
import { WATCH, type Admission } from './tickets.ts'

const toQuery = ({ caller, project }: Admission): WatcherQuery => {
  const projectId = project.id
  switch (caller.kind) {
    case 'user':
      return { kind: 'user', credentialId: caller.sessionId, userId: caller.userId, projectId }
    case 'token':
      return { kind: 'token', credentialId: caller.tokenId, userId: caller.userId, projectId }
    default:
      return { kind: 'key', credentialId: caller.keyId, userId: null, projectId }
  }
}

/** Asks PostgreSQL. */
export const createFindStandings =
  (sql: Sql, clock: Clock): StandingDeps['find'] =>
  (admissions) =>
    findWatchers(sql, admissions.map(toQuery), new Date(clock.now()))

export interface StandingDeps {
  /** What these callers are to their projects, in the same order. */
  readonly find: (admissions: readonly Admission[]) => Promise<readonly WatcherRow[]>
  /** A watched project as it is now. */
  readonly know: (project: Watched) => void
  /** The database could not be asked; it is asked again. */
  readonly onFailed: (error: unknown) => void
  readonly everyMs?: number
}

export interface Standings {
  /** Watches over one client. @returns a function that stops it */
  watch(admission: Admission, client: LiveClient): () => void
}

const EVERY_MS = 2_000

/** How a client is sent away, by what the database says of its caller; nothing: it may stay. */
export const endingOf = (
  caller: Caller,
  { role, is_alive: isAlive }: WatcherRow,
): readonly [number, string] | undefined => {
  if (!isAlive) return LIVE_CLOSE.ticket
  const standing: Standing =
    role === null ? { kind: 'absent', what: 'project' } : { kind: 'own', role }
  return decideAccess(WATCH, caller, standing) === undefined ? undefined : LIVE_CLOSE.access
}

export const createStandings = (deps: StandingDeps): Standings => {
  const watched = new Map<LiveClient, Admission>()
  let timer: NodeJS.Timeout | undefined

  const look = async (): Promise<void> => {
    const asked = [...watched]
    const rows = await deps.find(asked.map(([, admission]) => admission))
    for (const [index, [client, { caller, project }]] of asked.entries()) {
      const row = rows[index]
      if (row === undefined) continue
      const ending = endingOf(caller, row)
      if (ending !== undefined) client.close(...ending)
      else deps.know({ id: project.id, events_erased_before: row.events_erased_before })
    }
  }
  const schedule = (): void => {
    // A database that does not answer says nothing about anybody.
    const next = (): void => void look().catch(deps.onFailed).finally(again)
    timer ??= setTimeout(next, deps.everyMs ?? EVERY_MS)
  }
  const again = (): void => {
    timer = undefined
    if (watched.size > 0) schedule()
  }
  return {
    watch: (admission, client) => {
      watched.set(client, admission)
      schedule()
      return () => {
        watched.delete(client)
        if (watched.size > 0) return
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}
