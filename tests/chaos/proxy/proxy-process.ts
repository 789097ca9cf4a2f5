/**
 * The proxy, a process of its own so that it is as fast under faults as without. It is told routes and
 * weather by its parent and ends when that is gone.
 */
import { openGate, type Gate } from './gate.ts'
import type { Loss, Route, Weather } from './weather.ts'

export interface RoutePorts {
  readonly route: Route
  readonly port: number
  readonly upstreamPort: number
}

export type ProxyOrder =
  | { readonly kind: 'open'; readonly routes: readonly RoutePorts[] }
  | { readonly kind: 'weather'; readonly route: Route; readonly weather: Weather }
  | { readonly kind: 'reset'; readonly route: Route }
  | { readonly kind: 'lose'; readonly route: Route; readonly loss: Loss }

/** Sent after each order, and whenever it is asked for by any order: the answers lost so far. */
export interface ProxyReport {
  readonly lost: Readonly<Record<string, number>>
}

const REPORT_EVERY_MS = 100
const gates = new Map<Route, Gate[]>()

const report = (): void => {
  const lost = [...gates].map(([route, all]) => [
    route,
    all.reduce((sum, gate) => sum + gate.lost, 0),
  ])
  process.send?.({ lost: Object.fromEntries(lost) } satisfies ProxyReport)
}

const open = async (routes: readonly RoutePorts[]): Promise<void> => {
  for (const { route, port, upstreamPort } of routes)
    gates.set(route, [...(gates.get(route) ?? []), await openGate(port, upstreamPort)])
  report()
  setInterval(report, REPORT_EVERY_MS)
}

const obey = (order: ProxyOrder): void => {
  if (order.kind === 'open') return void open(order.routes)
  for (const gate of gates.get(order.route) ?? []) {
    if (order.kind === 'weather') gate.setWeather(order.weather)
    else if (order.kind === 'reset') gate.reset()
    else gate.lose(order.loss)
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', obey)
