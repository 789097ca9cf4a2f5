/**
 * One question that several wait for: while it is under way, whoever asks the same joins it, and it is
 * cancelled when the last of them has gone. Nothing is kept once it is answered. For questions whose answer
 * may be as old as the question itself. Pure but for the promises it hands out.
 */
export interface Flights {
  /** @throws what the question threw; the signal's reason when this one goes away */
  readonly join: <T>(
    key: string,
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>
}

interface Flight {
  readonly answer: Promise<unknown>
  readonly stop: AbortController
  waiting: number
}

/** Rejects when the signal comes; the listener goes with the answer. */
const orGone = async <T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (signal === undefined) return answer
  signal.throwIfAborted()
  const gone = Promise.withResolvers<never>()
  const leave = (): void => gone.reject(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  try {
    return await Promise.race([answer, gone.promise])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

export const createFlights = (): Flights => {
  const flights = new Map<string, Flight>()
  const begin = (key: string, ask: (signal: AbortSignal) => Promise<unknown>): Flight => {
    const stop = new AbortController()
    const answer = ask(stop.signal).finally(() => flights.delete(key))
    const flight = { answer, stop, waiting: 0 }
    flights.set(key, flight)
    return flight
  }
  return {
    join: async <T>(
      key: string,
      signal: AbortSignal | undefined,
      ask: (signal: AbortSignal) => Promise<T>,
    ) => {
      const flight = flights.get(key) ?? begin(key, ask)
      flight.waiting += 1
      try {
        // The key names question and parameters, so the answer is of this kind.
        return await orGone(flight.answer as Promise<T>, signal)
      } finally {
        flight.waiting -= 1
        if (flight.waiting === 0) {
          if (flights.get(key) === flight) flights.delete(key)
          flight.stop.abort(signal?.reason)
        }
      }
    },
  }
}
