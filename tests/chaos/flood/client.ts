/**
 * A client in a process of its own: sends at a fixed rate over its connections, whatever the answers, and
 * tells its parent each second's answers and times. The good client and the flood are both this program;
 * the flood runs with the lowest priority, so that what is measured is the gateway and not the generator.
 */
import { setPriority } from 'node:os'
import { connect, type Connection } from '../../bench/load/connection.ts'
import { requestBytes } from './request.ts'

/** From the parent. */
export interface ClientOrder {
  readonly port: number
  readonly keys: readonly string[]
  readonly body: string
  /** Requests a second. */
  readonly rate: number
  readonly connections: number
  readonly forMs: number
  readonly niceness: number
}

/** To the parent, at the end. */
export interface ClientReport {
  /** Status → answers; 0 for a broken connection. */
  readonly answers: Readonly<Record<number, number>>
  /** Times from request to answer, ms. */
  readonly times: readonly number[]
  /** Requests that found all connections busy and were not sent. */
  readonly notSent: number
}

const TICK_MS = 5

const work = async (order: ClientOrder): Promise<ClientReport> => {
  setPriority(order.niceness)
  const requests = order.keys.map((key) => requestBytes(key, order.body))
  const all = Array.from({ length: order.connections }, () => connect(order.port))
  const free: Connection[] = [...all]
  const answers: Record<number, number> = {}
  const times: number[] = []
  let sent = 0
  let notSent = 0

  const sendOne = (): void => {
    const connection = free.shift()
    const bytes = requests[sent++ % requests.length]
    if (connection === undefined || bytes === undefined) {
      notSent++
      return
    }
    const startedMs = performance.now()
    connection.send(bytes, ({ status }) => {
      times.push(performance.now() - startedMs)
      answers[status] = (answers[status] ?? 0) + 1
      free.push(connection)
    })
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  const startedMs = performance.now()
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedMs
    if (elapsedMs >= order.forMs) {
      clearInterval(timer)
      resolve()
      return
    }
    while (sent < (elapsedMs * order.rate) / 1000) sendOne()
  }, TICK_MS)
  await promise
  // Answers on their way are waited for, a second at most.
  const deadlineMs = performance.now() + 1_000
  while (free.length < all.length && performance.now() < deadlineMs)
    await new Promise((next) => setTimeout(next, TICK_MS))
  for (const connection of all) connection.close()
  return { answers, times, notSent }
}

process.on('message', (order: ClientOrder) => {
  void work(order).then((report) => process.send?.(report))
})
process.on('disconnect', () => process.exit(0))
