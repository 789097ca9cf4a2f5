/**
 * An app that never gives up: about 500 events a second in requests of ten. A request that was not
 * acknowledged is sent again with the same ids, as the SDKs do, until it is; so duplicates may arise, and
 * every id that was acknowledged is known.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { anEventInput } from '@pulseboard/contracts'
import { uuidv7 } from '@pulseboard/runtime'
import { postEvents } from './client.ts'
import type { Product } from './product.ts'

const EVENTS_A_REQUEST = 10
const REQUEST_EVERY_MS = 20
const RETRY_AFTER_MS = 200

export interface Traffic {
  readonly acknowledged: ReadonlySet<string>
  /** Requests that were refused or not answered, by status (0: no answer). */
  readonly failures: ReadonlyMap<number, number>
  /** Sends no more; resolves when everything that was begun is acknowledged. */
  stop(): Promise<void>
}

export const startTraffic = (product: Product, key: string): Traffic => {
  const acknowledged = new Set<string>()
  const failures = new Map<number, number>()
  const underWay = new Set<Promise<void>>()
  const state = { stopped: false }

  const deliver = async (): Promise<void> => {
    const events = Array.from({ length: EVENTS_A_REQUEST }, () =>
      anEventInput({ id: uuidv7(Date.now()), timestamp: Date.now() }),
    )
    for (;;) {
      const status = await postEvents(product.runtime(), key, events)
      if (status === 202) break
      failures.set(status, (failures.get(status) ?? 0) + 1)
      await sleep(RETRY_AFTER_MS)
    }
    for (const { id } of events) if (id !== undefined) acknowledged.add(id)
  }
  const run = async (): Promise<void> => {
    while (!state.stopped) {
      const delivery = deliver().finally(() => underWay.delete(delivery))
      underWay.add(delivery)
      await sleep(REQUEST_EVERY_MS)
    }
  }
  const running = run()
  return {
    acknowledged,
    failures,
    stop: async () => {
      state.stopped = true
      await running
      await Promise.all(underWay)
    },
  }
}
