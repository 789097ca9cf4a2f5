/**
 * How many questions of one project run at the same time: so many run, so many wait in the order they
 * came, the rest is refused at once. One project that asks without end takes a bounded share of the store
 * and of our memory, and slows nobody else. Pure but for the promises it hands out.
 */
import { QUERY_LIMITS } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'

export interface TurnLimits {
  readonly running: number
  readonly waiting: number
}

/** A page of the dashboard asks about ten questions at once, an export one. */
const TURN_LIMITS: TurnLimits = QUERY_LIMITS
const RETRY_SECONDS = 2

interface Line {
  running: number
  readonly waiting: (() => void)[]
}

export interface Turns {
  /** Runs when it is the project's turn. @throws AppError `rate_limited`; any other when the client went away */
  take<T>(projectId: string, signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T>
}

const refuse = ({ running, waiting }: TurnLimits): AppError =>
  new AppError('rate_limited', {
    detail: `This project asks too much at once: ${running} questions run and ${waiting} wait. Ask again in a moment, or fewer at a time.`,
    retryAfter: RETRY_SECONDS,
  })

/** Resolves when it is this one's turn; rejects, and leaves the line, when the signal comes first. */
const wait = (line: Line, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => {
      line.waiting.splice(line.waiting.indexOf(go), 1)
      reject(new AppError('store_unavailable', { detail: 'The client went away.' }))
    }
    const go = (): void => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    signal?.addEventListener('abort', leave, { once: true })
    line.waiting.push(go)
  })

export const createTurns = (limits: TurnLimits = TURN_LIMITS): Turns => {
  const lines = new Map<string, Line>()

  const leave = (projectId: string, line: Line): void => {
    const next = line.waiting.shift()
    // The turn goes over to the next one: nobody may come in between.
    if (next !== undefined) return next()
    line.running -= 1
    if (line.running === 0) lines.delete(projectId)
  }

  return {
    take: async (projectId, signal, run) => {
      const line = lines.get(projectId) ?? { running: 0, waiting: [] }
      lines.set(projectId, line)
      if (line.running < limits.running) line.running += 1
      else if (line.waiting.length < limits.waiting) await wait(line, signal)
      else throw refuse(limits)
      try {
        return await run()
      } finally {
        leave(projectId, line)
      }
    },
  }
}
