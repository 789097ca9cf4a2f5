/**
 * Says that this runner lives, by a lock on a connection of its own, and frees the jobs of runners that
 * do not: a process that is killed loses its lock with its connection, and its job goes on elsewhere
 * within seconds. A runner that only lost its connection may see its job run twice: tasks allow that.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { announceRunner, freeJobsOfDeadRunners, type SqlPool } from '@pulseboard/db'
import { retryUntilDone, type Closable } from '@pulseboard/runtime'
import type { JobFacts } from './telemetry.ts'

export interface PresenceDeps {
  readonly pool: SqlPool
  readonly runner: string
  readonly facts: JobFacts
}

const LOOK_EVERY_MS = 2_000

/** One connection from opening to its end. @throws when it is lost or the signal says so */
const stay = async ({ pool, runner, facts }: PresenceDeps, signal: AbortSignal): Promise<void> => {
  const connection = await pool.connect()
  try {
    await announceRunner(connection, runner)
    facts.jobsState(undefined)
    for (;;) {
      const died = await freeJobsOfDeadRunners(connection)
      if (died > 0) facts.runnersDied(died)
      await sleep(LOOK_EVERY_MS, undefined, { signal })
    }
  } finally {
    // Destroyed, not given back: the lock ends with it.
    connection.release(true)
  }
}

export const keepPresence = (deps: PresenceDeps): Closable => {
  const stop = new AbortController()
  const { signal } = stop
  const running = retryUntilDone(() => stay(deps, signal), {
    signal,
    onFailure: (error) => deps.facts.jobsState(error),
  }).catch(() => undefined)
  return {
    close: async () => {
      stop.abort()
      await running
    },
  }
}
