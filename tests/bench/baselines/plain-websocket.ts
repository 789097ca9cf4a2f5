/**
 * Baseline of the live feed: a `ws` server that sends every event to every client by itself, as the examples of
 * that library do. The event is put into text once, not once for each client, which is more than fair. Reads
 * Kafka as ours does. No accounts, filters, cursors or bounds.
 */
import { createServer } from 'node:http'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import { connectKafka, createLogger } from '@pulseboard/runtime'
import { WebSocketServer } from 'ws'
import { readLiveConfig } from './config.ts'

const config = readLiveConfig()
const server = createServer((_, response) => response.end('ready'))
const sockets = new WebSocketServer({ server })

const send = (value: Buffer | null): void => {
  const event: unknown = JSON.parse(value?.toString() ?? 'null')
  const text = JSON.stringify(event)
  for (const socket of sockets.clients) socket.send(text)
}

const log = createLogger('plain-websocket', 'warn')
const bus = connectKafka({ brokers: config.KAFKA_BROKERS, clientId: 'plain-websocket', log })
const tail = bus.tail({
  topic: EVENTS_TOPIC.name,
  onState: () => undefined,
  onFetched: ({ messages }) => {
    for (const { value } of messages) send(value)
  },
})
await tail.start()
server.listen(config.PORT, '127.0.0.1')
