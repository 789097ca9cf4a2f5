/** Long loops in slices, so that heartbeats and health probes are answered in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'

const ITEMS_A_SLICE = 500

/** Calls `work` for each item in order; other work of the process runs between slices. */
export const inSlices = async <T>(items: readonly T[], work: (item: T) => void): Promise<void> => {
  for (let from = 0; from < items.length; from += ITEMS_A_SLICE) {
    if (from > 0) await nextTurn()
    for (const item of items.slice(from, from + ITEMS_A_SLICE)) work(item)
  }
}
