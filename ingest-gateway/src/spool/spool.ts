/**
 * The spool of this gateway: opens its directory and keeps trying while that is impossible, takes over what
 * gateways that died left beside it, and opens another when its own was taken over while the process was
 * frozen. Without a directory it refuses; it never takes an event that it cannot keep.
 */
import type { Clock } from '@pulseboard/runtime'
import type { OutgoingEvent } from '../produce.ts'
import type { SpoolStanding } from './holdings.ts'
import { openFiles } from './node-files.ts'
import { createOwner } from './owner.ts'
import { adoptOrphans, takeSlot, type Slot } from './slots.ts'
import { openStore, type AppendOutcome, type Store, type StoreBounds } from './store.ts'
import type { SpoolTelemetry } from './telemetry.ts'

export interface SpoolDeps {
  readonly root: string
  readonly bounds: StoreBounds
  readonly clock: Clock
  readonly telemetry: SpoolTelemetry
  /** There is something to send. */
  readonly onFilled: () => void
}

export interface Spool {
  append(events: readonly OutgoingEvent[]): Promise<AppendOutcome>
  standing(): SpoolStanding
  /** Why new events are refused; undefined while they are taken. */
  refusing(): string | undefined
  /** Undefined while there is no directory. */
  readonly store: Store | undefined
  /** What was acknowledged stays on disk for the next start. */
  close(): Promise<void>
}

interface Opened {
  readonly slot: Slot
  readonly store: Store
}

const LOOK_EVERY_MS = 5_000
const NOTHING: SpoolStanding = { events: 0, bytes: 0, oldestAt: undefined }

const open = async ({ root, bounds, clock, telemetry }: SpoolDeps, self: Self): Promise<Opened> => {
  const slot = await takeSlot(root, self, clock)
  try {
    const store = await openStore({
      files: openFiles(slot.path),
      clock,
      bounds,
      isOurs: () => slot.lock.isOurs(),
      report: telemetry.found,
      onWritten: telemetry.written,
    })
    telemetry.opened(slot.path, store.holdings.standing)
    return { slot, store }
  } catch (error) {
    await slot.lock.release()
    throw error
  }
}
type Self = ReturnType<typeof createOwner>

/** Opens the spool; resolves after the first attempt, whatever came of it. */
export const openSpool = async (deps: SpoolDeps): Promise<Spool> => {
  const { root, clock, telemetry, onFilled } = deps
  const self = createOwner()
  let opened: Opened | undefined
  let problem: string | undefined
  let isClosed = false

  const adopt = async ({ slot, store }: Opened): Promise<void> => {
    await adoptOrphans({ root, own: slot, self, clock }, async (path, names) => {
      telemetry.adopted(path, await store.adopt(path, names))
      onFilled()
    })
  }

  /** Brings the spool into order: a directory that is ours, nothing left in those of the dead. */
  const look = async (): Promise<void> => {
    try {
      if (opened !== undefined && !(await opened.slot.lock.isOurs())) {
        const { store } = opened
        opened = undefined
        await store.close()
      }
      opened ??= await open(deps, self)
      problem = undefined
      onFilled()
      await adopt(opened)
    } catch (error) {
      if (problem === undefined) telemetry.unusable(error)
      problem = `the spool cannot be used: ${String(error)}`
    }
  }

  let looking = look()
  await looking
  const timer = setInterval(() => {
    looking = looking.then(() => (isClosed ? undefined : look()))
  }, LOOK_EVERY_MS)
  timer.unref()

  return {
    append: async (events) => {
      const outcome = (await opened?.store.append(events)) ?? 'unavailable'
      if (outcome === 'spooled') onFilled()
      else if (outcome === 'spool_full') telemetry.full(events.length)
      return outcome
    },
    standing: () => opened?.store.holdings.standing ?? NOTHING,
    refusing: () => (opened === undefined ? problem : opened.store.holdings.refusing),
    get store() {
      return opened?.store
    },
    close: async () => {
      isClosed = true
      clearInterval(timer)
      await looking
      await opened?.store.close()
      await opened?.slot.lock.release()
    },
  }
}
