/**
 * What is to become of the events of a project, from a cache over PostgreSQL. Changes are announced
 * and forgotten here at once; while announcements are lost the cache is used on (a project's rules
 * may then be old for as long as PostgreSQL is away). That a project does not exist is never cached.
 */
import type { LandingRules } from '@pulseboard/db'
import { retryUntilDone } from '@pulseboard/runtime'

export interface Retention {
  /** Project id (lower case, as the gateway writes it) → rules; absent are projects that do not exist. Waits for PostgreSQL when it must. */
  of(projects: ReadonlySet<string>, signal: AbortSignal): Promise<ReadonlyMap<string, LandingRules>>
  /** An announcement from the database: `project:<id>`, anything else is none of ours. */
  invalidate(announcement: string): void
  /** Announcements may have been missed: forget everything. */
  reset(): void
}

export interface RetentionDeps {
  readonly find: (projects: readonly string[]) => Promise<ReadonlyMap<string, LandingRules>>
  readonly onFailure: (error: unknown) => void
}

const PREFIX = 'project:'

export const createRetention = ({ find, onFailure }: RetentionDeps): Retention => {
  const known = new Map<string, LandingRules>()
  // An answer that was asked for before an announcement may be older than it: it is used, not kept.
  let changes = 0

  const lookUp = async (missing: readonly string[], signal: AbortSignal) => {
    const before = changes
    const found = await retryUntilDone(() => find(missing), { signal, onFailure })
    if (before === changes) for (const [project, rules] of found) known.set(project, rules)
    return found
  }
  return {
    of: async (projects, signal) => {
      const missing = [...projects].filter((project) => !known.has(project))
      if (missing.length === 0) return known
      return new Map([...known, ...(await lookUp(missing, signal))])
    },
    invalidate: (announcement) => {
      if (!announcement.startsWith(PREFIX)) return
      changes++
      known.delete(announcement.slice(PREFIX.length))
    },
    reset: () => {
      changes++
      known.clear()
    },
  }
}
