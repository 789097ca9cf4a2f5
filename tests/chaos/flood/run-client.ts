/** Starts and asks client processes. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ClientOrder, ClientReport } from './client.ts'

export interface Client {
  /** Resolves with what came of it. */
  send(order: ClientOrder): Promise<ClientReport>
  stop(): Promise<void>
}

export const startClient = (): Client => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'client.ts'), [], {
    execArgv: [],
    serialization: 'advanced',
  })
  return {
    send: async (order) => {
      child.send(order)
      const [report] = (await once(child, 'message')) as [ClientReport]
      return report
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
