/**
 * Mails on their way: a bounded queue in memory, two at a time, tried again after 2 s, 10 s, 1 min and
 * 5 min. Whoever posts never waits and never fails: a request that mails takes as long as one that does
 * not. What the server refuses for good is not tried again; what does not fit, or is still unsent when
 * the process ends, is counted as dropped: people ask for a new link. A retry waits by itself, so an
 * address that fails delays no other.
 *
 *   posted → sending → sent | refused
 *                    → waiting → sending … → given up
 */
import { isRefusedForGood, uuidv7, type Clock, type Mail, type Mailer } from '@pulseboard/runtime'
import type { Telemetry } from '../telemetry.ts'

const MAX_MAILS = 500
const AT_ONCE = 2
const RETRY_MS: readonly number[] = [2_000, 10_000, 60_000, 300_000]
const CLOSE_MS = 5_000

/** A mail, or work that finds out whether there is one. */
type Work = Mail | (() => Promise<Mail | undefined>)

export interface Outbox {
  /** Whether there is an SMTP server at all. */
  readonly configured: boolean
  post(work: Work): void
  /** Sends what is under way, for a few seconds. */
  close(): Promise<void>
}

interface Item {
  readonly id: string
  work: Work
  attempts: number
}

export interface OutboxDeps {
  readonly mailer: Mailer | undefined
  readonly telemetry: Pick<Telemetry, 'mailSettled'>
  readonly clock: Clock
  readonly retryMs?: readonly number[]
}

/** Tries one item. @returns whether it should be tried again */
const attempt = async (item: Item, mailer: Mailer, deps: OutboxDeps): Promise<boolean> => {
  const last = item.attempts >= (deps.retryMs ?? RETRY_MS).length
  try {
    const mail = typeof item.work === 'function' ? await item.work() : item.work
    if (mail === undefined) return false
    item.work = mail
    await mailer.send(mail, item.id)
    deps.telemetry.mailSettled('sent')
  } catch (error) {
    const refused = isRefusedForGood(error)
    if (!refused && !last) return true
    deps.telemetry.mailSettled(refused ? 'refused' : 'given_up', error)
  }
  return false
}

const createQueue = (mailer: Mailer, deps: OutboxDeps): Outbox => {
  const queue: Item[] = []
  const waiting = new Map<Item, NodeJS.Timeout>()
  let sending = 0
  let idle: (() => void) | undefined

  const run = async (item: Item): Promise<void> => {
    const again = await attempt(item, mailer, deps)
    sending -= 1
    if (again) {
      const ms = (deps.retryMs ?? RETRY_MS)[item.attempts] ?? 0
      item.attempts += 1
      const wake = (): void => {
        waiting.delete(item)
        queue.push(item)
        pump()
      }
      waiting.set(item, setTimeout(wake, ms).unref())
    }
    pump()
  }
  const pump = (): void => {
    while (sending < AT_ONCE && queue.length > 0) {
      const item = queue.shift()
      if (item === undefined) break
      sending += 1
      void run(item)
    }
    if (sending === 0 && queue.length === 0) idle?.()
  }
  return {
    configured: true,
    post: (work) => {
      if (queue.length + waiting.size + sending >= MAX_MAILS)
        return deps.telemetry.mailSettled('dropped')
      queue.push({ id: uuidv7(deps.clock.now()), work, attempts: 0 })
      // Not in this turn: work that begins by looking something up must not delay the caller.
      setImmediate(pump)
    },
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, CLOSE_MS)
      idle = resolve
      pump()
      await promise
      clearTimeout(timer)
      for (const [item, retry] of waiting) {
        clearTimeout(retry)
        waiting.delete(item)
        deps.telemetry.mailSettled('dropped')
      }
      mailer.close()
    },
  }
}

/** Without a mailer nothing is queued, looked up or sent. */
export const createOutbox = (deps: OutboxDeps): Outbox =>
  deps.mailer === undefined
    ? { configured: false, post: () => undefined, close: () => Promise.resolve() }
    : createQueue(deps.mailer, deps)
