/**
 * Baseline of the live feed: a `ws` server that sends every event to every client by itself, as the examples of
 * that library do. The event is put into text once, not once for each client, which is more than fair. No
 * accounts, filters, cursors or bounds.
 */
import { createServer } from 'node:http'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import kafkajs from 'kafkajs'
import { WebSocketServer } from 'ws'
import { readLiveConfig } from './config.ts'

const config = readLiveConfig()
const server = createServer((_, response) => response.end('ready'))
const sockets = new WebSocketServer({ server })

const kafka = new kafkajs.Kafka({ brokers: [...config.KAFKA_BROKERS], clientId: 'plain-websocket' })
const consumer = kafka.consumer({ groupId: `plain-${process.pid}` })
await consumer.connect()
await consumer.subscribe({ topic: EVENTS_TOPIC.name, fromBeginning: false })
const joined = new Promise<void>(
  (resolve) => void consumer.on('consumer.group_join', () => resolve()),
)
await consumer.run({
  eachMessage: async ({ message }) => {
    const event: unknown = JSON.parse(message.value?.toString() ?? 'null')
    const text = JSON.stringify(event)
    for (const socket of sockets.clients) socket.send(text)
  },
})
await joined
server.listen(config.PORT, '127.0.0.1')
