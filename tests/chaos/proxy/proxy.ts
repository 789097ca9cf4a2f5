/** The run's side of the proxy: starts its process and tells it what the network is like. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProxyOrder, ProxyReport, RoutePorts } from './proxy-process.ts'
import { FINE, ROUTES, type Loss, type Route, type Weather } from './weather.ts'

export interface Proxy {
  weather(route: Route, weather: Partial<Weather>): void
  /** Every route as if there were no proxy. */
  calm(): void
  reset(route: Route): void
  /** Drops answers until so many are dropped or the time is over; gives how many were. */
  lose(route: Route, loss: Loss, patienceMs: number): Promise<number>
  close(): void
}

const SCRIPT = join(import.meta.dirname, 'proxy-process.ts')
const LOOK_EVERY_MS = 50

export const startProxy = async (
  routes: readonly RoutePorts[],
  env: Readonly<Record<string, string>>,
): Promise<Proxy> => {
  const child = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env })
  const tell = (order: ProxyOrder): void => void child.send(order)
  let lost: ProxyReport['lost'] = {}
  const opened = new Promise<void>((resolve, reject) => {
    child.on('message', (report: ProxyReport) => {
      lost = report.lost
      resolve()
    })
    child.once('exit', () => reject(new Error('The proxy ended: see its output.')))
  })
  tell({ kind: 'open', routes })
  await opened
  const weather = (route: Route, changes: Partial<Weather>): void =>
    tell({ kind: 'weather', route, weather: { ...FINE, ...changes } })
  return {
    weather,
    calm: () => ROUTES.forEach((route) => weather(route, FINE)),
    reset: (route) => tell({ kind: 'reset', route }),
    lose: async (route, loss, patienceMs) => {
      const before = lost[route] ?? 0
      const count = (): number => (lost[route] ?? 0) - before
      tell({ kind: 'lose', route, loss })
      const deadline = performance.now() + patienceMs
      while (count() < loss.times && performance.now() < deadline) await sleep(LOOK_EVERY_MS)
      tell({ kind: 'lose', route, loss: { ...loss, times: 0 } })
      await sleep(LOOK_EVERY_MS * 4)
      return count()
    },
    close: () => void child.kill('SIGKILL'),
  }
}
