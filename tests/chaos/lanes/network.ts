/**
 * Bad networks between each pair of processes, a minute each: late, reset again and again, in slices, and
 * eight kilobytes a second.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane, Stage } from '../lane.ts'
import type { Route, Weather } from '../proxy/weather.ts'

const PAIRS: readonly Route[] = [
  'client-gateway',
  'gateway-kafka',
  'processor-kafka',
  'processor-clickhouse',
  'processor-postgres',
]
const WEATHERS: Readonly<Record<string, Partial<Weather>>> = {
  late: { latencyMs: 150, jitterMs: 250 },
  resets: {},
  slices: { sliceBytes: 64, latencyMs: 5 },
  slow: { bytesPerSecond: 8 * 1024 },
}
const NAMES = Object.keys(WEATHERS)
const SET_MS = 60_000

/** Resets every connection of the route again and again. */
const keepResetting = async ({ world, random, signal }: Stage, route: Route, forMs: number) => {
  const end = performance.now() + forMs
  let resets = 0
  for (; performance.now() < end && !signal.aborted; resets++) {
    world.proxy.reset(route)
    await sleep(random.between(200, 2_500))
  }
  return resets
}

export const network: Lane = {
  name: 'network',
  promise: 'network: latency, resets, slicing, bandwidth 8 KB/s between each pair',
  target: PAIRS.length * NAMES.length,
  needs: { proxied: true },
  plan: (_, index) => {
    const route = PAIRS[index % PAIRS.length] ?? 'client-gateway'
    const weather = NAMES[Math.floor(index / PAIRS.length) % NAMES.length] ?? 'late'
    return {
      kind: `${weather} ${route}`,
      afterMs: 1_000,
      recover: true,
      with: { route, weather },
    }
  },
  strike: async (fault, stage) => {
    const route = fault.with['route'] as Route
    const name = String(fault.with['weather'])
    const forMs = SET_MS * stage.scale
    stage.world.proxy.weather(route, WEATHERS[name] ?? {})
    try {
      if (name === 'resets')
        return { figures: { resets: await keepResetting(stage, route, forMs) } }
      await sleep(forMs)
    } finally {
      stage.world.proxy.weather(route, {})
    }
    return {}
  },
}
