/**
 * How far the counts are complete: up to the oldest request that is still in work, else up to now. Never
 * goes back, also when the clock does. Pure.
 */

export interface Watermark {
  begin(receivedMs: number): void
  end(receivedMs: number): void
  /** All requests received before this have ended. */
  through(nowMs: number): number
}

export const createWatermark = (): Watermark => {
  const inWork = new Map<number, number>()
  let reachedMs = 0

  return {
    begin: (receivedMs) => void inWork.set(receivedMs, (inWork.get(receivedMs) ?? 0) + 1),
    end: (receivedMs) => {
      const left = (inWork.get(receivedMs) ?? 0) - 1
      if (left > 0) inWork.set(receivedMs, left)
      else inWork.delete(receivedMs)
    },
    through: (nowMs) => {
      const oldestMs = inWork.keys().reduce((oldest, ms) => Math.min(oldest, ms), nowMs)
      reachedMs = Math.max(reachedMs, oldestMs)
      return reachedMs
    },
  }
}
