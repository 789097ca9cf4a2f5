/**
 * Publishes what changed in the ledger about every second, and the gateway's own line after it. That line
 * says how far the counts are complete, so it is only sent when Kafka has all counts before it. While
 * Kafka is away lines wait in memory; they are cumulative, so an outage does not make more of them.
 */
import type { Clock } from '@pulseboard/runtime'
import { pause } from '../pause.ts'
import type { SpoolStanding } from '../spool/holdings.ts'
import { MINUTE_MS, type Lines } from './lines.ts'
import { countsMessage, gatewayMessage } from './messages.ts'
import type { LineSender } from './produce-lines.ts'
import type { Watermark } from './watermark.ts'

export interface PublishDeps {
  /** This run of the gateway. */
  readonly run: string
  readonly lines: Lines
  readonly watermark: Watermark
  readonly sender: LineSender
  /** Undefined until the spool was looked at: nothing is reported before. */
  readonly spoolStanding: () => SpoolStanding | undefined
  readonly clock: Clock
  /** Undefined when all was acknowledged. */
  readonly onPublished: (error: unknown) => void
}

export interface Publisher {
  /** Counts of requests before this are in Kafka, ms. */
  readonly throughMs: number
  /** Publishes what is left, with the word that nothing follows; gives up after a few seconds. */
  close(): Promise<void>
}

const EVERY_MS = 1_000
// An idle gateway still shows that it lives: after 30 s of silence it is taken for dead.
const IDLE_ROUNDS = 5
const LINES_A_SEND = 1_000
// Small steps back of the clock must not begin a line anew, with lower counts.
const KEEP_MS = 5 * MINUTE_MS
const LAST_WORD_MS = 3_000
const RETRY_MS = 250

/** Sends everything up to now. @returns how far the counts are complete. @throws when Kafka does not acknowledge */
const createRound = (deps: PublishDeps) => {
  const { run, lines, watermark, sender, spoolStanding, clock } = deps
  const startedMs = clock.now()
  return async (ended: boolean): Promise<number> => {
    // Taken in one turn: no count may come between the watermark and the lines.
    const reportedMs = clock.now()
    const throughMs = watermark.through(reportedMs)
    const spool = spoolStanding()
    if (spool === undefined) return throughMs
    const taken = lines.take()
    try {
      for (let from = 0; from < taken.length; from += LINES_A_SEND) {
        const some = taken.slice(from, from + LINES_A_SEND)
        await sender.send(some.map((line) => countsMessage(run, line)))
      }
      const state = { gateway: run, startedMs, reportedMs, throughMs, ended, spool }
      await sender.send([gatewayMessage(state)])
    } catch (error) {
      lines.putBack(taken)
      throw error
    }
    lines.forget(throughMs - KEEP_MS)
    return throughMs
  }
}

export const startPublishing = (deps: PublishDeps): Publisher => {
  const round = createRound(deps)
  const stop = new AbortController()
  let throughMs = deps.clock.now()

  const attempt = async (ended: boolean): Promise<boolean> => {
    try {
      throughMs = await round(ended)
      deps.onPublished(undefined)
      return true
    } catch (error) {
      deps.onPublished(error)
      return false
    }
  }
  const isIdle = (): boolean => deps.lines.unpublished === 0 && deps.spoolStanding()?.events === 0

  const run = async (): Promise<void> => {
    let idleRounds = 0
    while (!stop.signal.aborted) {
      idleRounds = isIdle() ? idleRounds + 1 : 0
      const isDue = idleRounds <= 1 || idleRounds % IDLE_ROUNDS === 0
      if (isDue) await attempt(false)
      await pause(EVERY_MS, stop.signal)
    }
  }
  const running = run()

  return {
    get throughMs() {
      return throughMs
    },
    close: async () => {
      stop.abort()
      await running
      const deadline = AbortSignal.timeout(LAST_WORD_MS)
      while (!deadline.aborted) {
        if (await attempt(true)) break
        await pause(RETRY_MS, deadline)
      }
      await deps.sender.close()
    },
  }
}
