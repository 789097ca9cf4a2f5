/** A collector for tests: takes OTLP/HTTP on a free port, keeps every span, and can be told to be ill. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { vi } from 'vitest'
import { readSpans, type SentSpan } from './otlp.ts'

export const startCollector = async () => {
  const spans: SentSpan[] = []
  const bodies: Buffer[] = []
  const tokens = new Set<string | undefined>()
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      if (request.url === '/v1/traces') {
        tokens.add(request.headers['x-token'] as string | undefined)
        bodies.push(body)
        spans.push(...readSpans(body))
      }
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    tokens,
    /** Everything that was sent, to look for what must not be in it. */
    text: (): string => Buffer.concat(bodies).toString('latin1'),
    /** Spans of a name, once there is one. */
    named: (name: string): Promise<readonly SentSpan[]> =>
      vi.waitFor(
        () => {
          const found = spans.filter((span) => span.name === name)
          if (found.length === 0)
            throw new Error(`No ${name} among ${spans.map((span) => span.name).join(', ')}.`)
          return found
        },
        { timeout: 15_000, interval: 50 },
      ),
    close: async (): Promise<void> => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
