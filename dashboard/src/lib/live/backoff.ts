/**
 * What to do after the socket of the live feed closed: pure. Waits grow from half a second to 15
 * seconds with full jitter, so that a restarted server is not met by everybody at once.
 */
export const CLOSE = {
  request: 4400,
  ticket: 4401,
  access: 4403,
  slow: 4408,
  restart: 1012,
  busy: 1013,
} as const

const BASE_MS = 500
const CAP_MS = 15_000

/** Milliseconds until the next attempt, or null to stop. `attempt` counts failures in a row, from 0. */
export function nextAttempt(code: number, attempt: number, random: number): number | null {
  if (code === CLOSE.access || code === CLOSE.request) return null
  if (attempt === 0 && (code === CLOSE.ticket || code === CLOSE.slow)) return 0
  const limit = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempt, 10))
  return Math.round(BASE_MS / 2 + (limit - BASE_MS / 2) * random)
}
