/**
 * Turns "received" into "stored": asks ClickHouse which of the events just shown it has. Asking the
 * store itself is the point: a committed offset only says that an event was dealt with, and a
 * quarantined one never gets there. Asks while events wait, less often when nothing comes, and never
 * otherwise; per project it waits for the newest 2,000 ids, the length of the list people see.
 */
const MAX_IDS = 2000
const FIRST_WAIT_MS = 300
const LAST_WAIT_MS = 5000

// A client's retry may have landed with its first copy, some way back.
const LOOK_BACK = 100_000n

/** @param fromOffset no event of interest has a lower offset */
export type FindStored = (
  projectId: string,
  ids: readonly string[],
  fromOffset: bigint,
) => Promise<readonly string[]>

export interface StoredWatch {
  /** An event was shown that may not be in ClickHouse yet. */
  expect(projectId: string, id: string, offset: bigint): void
  /** Nobody watches the project any more. */
  forget(projectId: string): void
  close(): void
}

const lowest = (offsets: Iterable<bigint>): bigint =>
  [...offsets].reduce((least, offset) => (offset < least ? offset : least))

interface StoredDeps {
  find: FindStored
  onStored: (projectId: string, ids: readonly string[]) => void
  /** The store could not be asked; it is asked again. */
  onFailed: (error: unknown) => void
  firstWaitMs?: number
}

const findSafely = async (
  deps: StoredDeps,
  projectId: string,
  ids: ReadonlyMap<string, bigint>,
): Promise<readonly string[]> => {
  const from = lowest(ids.values()) - LOOK_BACK
  try {
    return await deps.find(projectId, [...ids.keys()], from > 0n ? from : 0n)
  } catch (error) {
    deps.onFailed(error)
    return []
  }
}

export const createStoredWatch = (deps: StoredDeps): StoredWatch => {
  const firstWait = deps.firstWaitMs ?? FIRST_WAIT_MS
  const waiting = new Map<string, Map<string, bigint>>()
  let timer: NodeJS.Timeout | undefined
  let wait = firstWait
  let asking = false

  const settle = (projectId: string, found: readonly string[]): void => {
    const ids = waiting.get(projectId)
    const news = found.filter((id) => ids?.delete(id) === true)
    if (ids?.size === 0) waiting.delete(projectId)
    if (news.length > 0) deps.onStored(projectId, news)
  }
  const askAll = async (): Promise<boolean> => {
    const before = [...waiting].map(([projectId, ids]) => [projectId, new Map(ids)] as const)
    let progress = false
    for (const [projectId, ids] of before) {
      const found = await findSafely(deps, projectId, ids)
      progress ||= found.length > 0
      settle(projectId, found)
    }
    return progress
  }
  const round = async (): Promise<void> => {
    asking = true
    const progress = await askAll()
    asking = false
    wait = progress ? firstWait : Math.min(wait * 2, LAST_WAIT_MS)
    timer = undefined
    schedule()
  }
  const schedule = (): void => {
    if (timer !== undefined || asking || waiting.size === 0) return
    timer = setTimeout(() => void round(), wait)
  }
  return {
    expect: (projectId, id, offset) => {
      const ids = waiting.get(projectId) ?? new Map<string, bigint>()
      waiting.set(projectId, ids.set(id, offset))
      const [oldest] = ids.keys()
      if (ids.size > MAX_IDS && oldest !== undefined) ids.delete(oldest)
      if (timer === undefined && !asking) wait = firstWait
      schedule()
    },
    forget: (projectId) => void waiting.delete(projectId),
    close: () => {
      clearTimeout(timer)
      waiting.clear()
    },
  }
}
