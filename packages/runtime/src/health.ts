/**
 * `/healthz` says that the event loop turns, `/readyz` that the service can serve, with the reason of
 * each part that cannot, or what is worth knowing of one that can. Both answer from memory: a probe never
 * waits for a database.
 */
export interface Health {
  /** Marks a part; `undefined` means it works, text says why it does not. */
  set(part: string, problem: string | undefined): void
  /** Marks a part that works although something is not as it should be; text says what. */
  degrade(part: string, detail: string): void
  readonly ready: boolean
  /** Every part with "ok", its problem or its detail. */
  report(): Record<string, string>
}

/** @param parts what must work before the service is ready; each starts as "starting". */
export const createHealth = (parts: readonly string[]): Health => {
  const problems = new Map<string, string | undefined>(parts.map((part) => [part, 'starting']))
  const details = new Map<string, string>()
  return {
    set: (part, problem) => {
      problems.set(part, problem)
      details.delete(part)
    },
    degrade: (part, detail) => {
      problems.set(part, undefined)
      details.set(part, detail)
    },
    get ready() {
      return [...problems.values()].every((problem) => problem === undefined)
    },
    report: () =>
      Object.fromEntries(
        [...problems].map(([part, problem]) => [part, problem ?? details.get(part) ?? 'ok']),
      ),
  }
}
