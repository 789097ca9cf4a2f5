/**
 * Whose long work goes on next. One piece of work runs in each turn of the event loop, projects take it in
 * rotation: many large batches of one project neither add up to a long stop, nor delay another's batch
 * by more than one piece each. Pure but for `setImmediate`.
 */

export interface Turns {
  /** Resolves when it is this project's turn. */
  next(projectId: string): Promise<void>
}

export const createTurns = (): Turns => {
  const waiting = new Map<string, (() => void)[]>()

  const giveOne = (): void => {
    const [first] = waiting
    if (first === undefined) return
    const [projectId, queue] = first
    const go = queue.shift()
    // Back to the end of the rotation.
    waiting.delete(projectId)
    if (queue.length > 0) waiting.set(projectId, queue)
    if (waiting.size > 0) setImmediate(giveOne)
    go?.()
  }

  return {
    next: (projectId) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      if (waiting.size === 0) setImmediate(giveOne)
      const queue = waiting.get(projectId)
      if (queue === undefined) waiting.set(projectId, [resolve])
      else queue.push(resolve)
      return promise
    },
  }
}
