/** How many messages wait in Kafka: asked every few seconds, so that it also grows while all else fails. */
import type { Bus, Closable } from '@pulseboard/runtime'

export interface LagDeps {
  readonly bus: Pick<Bus, 'range' | 'committed'>
  readonly group: string
  readonly topic: string
  readonly onLag: (messages: number) => void
  readonly everyMs?: number
}

const measure = async ({ bus, group, topic }: LagDeps): Promise<number> => {
  const [{ oldest, next }, committed] = await Promise.all([
    bus.range(topic),
    bus.committed(group, topic),
  ])
  const waiting = [...next].map(([partition, end]) => {
    const low = oldest.get(partition) ?? end
    const stands = committed.get(partition) ?? low
    // What the broker has deleted does not wait any more.
    const start = stands < low ? low : stands
    return end > start ? Number(end - start) : 0
  })
  return waiting.reduce((sum, messages) => sum + messages, 0)
}

/** Starts measuring. */
export const watchLag = (deps: LagDeps): Closable => {
  let open = true
  let timer: NodeJS.Timeout | undefined
  const turn = async (): Promise<void> => {
    try {
      deps.onLag(await measure(deps))
    } catch {
      // Kafka is away: the consumer says so, and the last figure stands.
    }
    if (open) timer = setTimeout(() => void turn(), deps.everyMs ?? 5_000)
  }
  void turn()
  return {
    close: async () => {
      open = false
      clearTimeout(timer)
    },
  }
}
