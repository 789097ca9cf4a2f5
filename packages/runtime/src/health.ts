/**
 * `/healthz` says that the event loop turns, `/readyz` that the service can serve, with the reason of
 * each part that cannot. Both answer from memory: a probe never waits for a database.
 */
export interface Health {
  /** Marks a part; `undefined` means it works, text says why it does not. */
  set(part: string, problem: string | undefined): void
  readonly ready: boolean
  /** Every part with "ok" or its problem. */
  report(): Record<string, string>
}

/** @param parts what must work before the service is ready; each starts as "starting". */
export const createHealth = (parts: readonly string[]): Health => {
  const problems = new Map<string, string | undefined>(parts.map((part) => [part, 'starting']))
  return {
    set: (part, problem) => void problems.set(part, problem),
    get ready() {
      return [...problems.values()].every((problem) => problem === undefined)
    },
    report: () =>
      Object.fromEntries([...problems].map(([part, problem]) => [part, problem ?? 'ok'])),
  }
}
