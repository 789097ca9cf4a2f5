/** Waits, or less when stopped; never rejects. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms <= 0 || signal.aborted) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  const end = (): void => {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
    resolve()
  }
  const timer = setTimeout(end, ms)
  signal.addEventListener('abort', end)
  return promise
}
