/** The demo's live generator: two plausible events a second through the gateway's HTTP, like an app. */
import { demoEvent } from './demo-event.ts'

const EVERY_MS = 500

/** Starts it; the returned function ends it. A gateway that is away for a while costs these events. */
export const startDemoTraffic = (gateway: string, key: string): (() => void) => {
  let count = 0
  const send = async (): Promise<void> => {
    count += 1
    try {
      const response = await fetch(`${gateway}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(demoEvent(count, Math.random)),
        signal: AbortSignal.timeout(5_000),
      })
      await response.body?.cancel()
    } catch {
      // Demo data: not worth a queue, and the supervisor reports the gateway itself.
    }
  }
  const timer = setInterval(() => void send(), EVERY_MS)
  return () => clearInterval(timer)
}
