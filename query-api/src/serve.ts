/** The HTTP server around the app: bounded in the time that a slow sender may take, closed in order. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { answerMalformed, MOST_HEADER_BYTES, systemClock } from '@pulseboard/runtime'
import type { composeApi } from './compose.ts'

/** Listens; resolves when the port is open. @throws when it is taken. */
export const listen = async (
  api: Pick<ReturnType<typeof composeApi>, 'handle'>,
  at: { port: number; host: string },
): Promise<Server> => {
  // A header or body that trickles in holds a connection for seconds, not for ever.
  const bounds = {
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    maxHeaderSize: MOST_HEADER_BYTES,
  }
  const server = createServer(bounds, api.handle)
  answerMalformed(server, { clock: systemClock })
  server.listen(at.port, at.host)
  await once(server, 'listening')
  return server
}

/** Takes no more requests and waits for those under way. */
export const closeServer = async (server: Server): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeIdleConnections()
  await promise
}
