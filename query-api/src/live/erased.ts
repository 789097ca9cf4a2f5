/**
 * What a feed may show of a project whose events were erased: only what was received afterwards. The topic
 * keeps erased events for some days, and a gateway's spool may bring some late; they are not stored, so they
 * are not shown either. An event that does not say when it was received is taken for an erased one.
 */

/** A project as a feed must know it. */
export interface Watched {
  readonly id: string
  readonly events_erased_before: Date | null
}

/** Whether an event was received after a project's erasure. */
export const isAfterErasure = (value: Buffer, erasedBefore: Date | null): boolean => {
  if (erasedBefore === null) return true
  try {
    const { received_at } = JSON.parse(value.toString()) as { received_at?: string }
    return Date.parse(received_at ?? '') > erasedBefore.getTime()
  } catch {
    return false
  }
}

export interface Erasures {
  /** A project as it is now: told when somebody begins to watch it, and again while they do. */
  know(project: Watched): void
  /** Nobody watches it any more. */
  forget(projectId: string): void
  mayShow(projectId: string, value: Buffer): boolean
}

/** The erasures of the projects that are watched. */
export const createErasures = (): Erasures => {
  const boundaries = new Map<string, Date>()
  return {
    know: ({ id, events_erased_before: boundary }) => {
      const known = boundaries.get(id)
      // Two answers may cross: a boundary never goes back.
      if (boundary !== null && (known === undefined || boundary > known))
        boundaries.set(id, boundary)
    },
    forget: (projectId) => void boundaries.delete(projectId),
    mayShow: (projectId, value) => isAfterErasure(value, boundaries.get(projectId) ?? null),
  }
}
