/** The protocol with one safeguard taken out, by other effects: each must be found by some schedule. */
import { RecentIds } from '../recent-ids.ts'
import { ANY_TOKEN } from './store.ts'
import type { Mutation } from './world.ts'

/** A memory that knows nothing. */
class NoIds extends RecentIds {
  override add(): boolean {
    return false
  }
}

export const MUTANTS: Readonly<Record<string, Mutation>> = {
  'no fence': {
    deps: (deps) => ({
      ...deps,
      insertRows: (rows, claim) => deps.insertRows(rows, { ...claim, token: ANY_TOKEN }),
    }),
  },
  'no KILL': {
    deps: (deps) => ({
      ...deps,
      store: { ...deps.store, killInserts: async () => undefined, countInserts: async () => 0 },
    }),
  },
  'no look at the offsets': {
    deps: (deps) => ({
      ...deps,
      store: { ...deps.store, highestSettled: async () => undefined },
    }),
  },
  'commit first': { steps: (names) => ['commit', ...names.filter((name) => name !== 'commit')] },
  'commit before what was not stored is settled': {
    steps: () => ['land', 'commit', 'settle', 'quarantine'],
  },
  'no recent ids': {
    deps: (deps) => ({
      ...deps,
      recall: async () => new NoIds({ most: 10, horizonMs: 1, seed: 1 }, 0),
    }),
  },
  'dispositions without the fence': {
    deps: (deps) => ({
      ...deps,
      insertDispositions: (rows, claim) =>
        deps.insertDispositions(rows, { ...claim, token: ANY_TOKEN }),
    }),
  },
  'dispositions not remembered': {
    deps: (deps) => ({
      ...deps,
      store: { ...deps.store, disposedOffsets: async () => new Map() },
    }),
  },
}
