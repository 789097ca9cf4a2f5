/**
 * Lets a bounded number of batches be worked on at once; the rest waits in order of arrival. A batch in
 * work holds its events and rows in memory, one that waits only its messages, so this bounds memory.
 */
export interface Gate {
  /** Runs the work when there is room. */
  pass<T>(work: () => Promise<T>): Promise<T>
}

export const createGate = (places: number): Gate => {
  let free = places
  const waiting: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (free > 0) {
      free--
      return
    }
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
  return {
    pass: async (work) => {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
