/** A program that reads the topic as any consumer outside would: kafkajs, a group of its own, from the start. */
import { randomUUID } from 'node:crypto'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import kafkajs from 'kafkajs'
import { registerCodecs } from '../../packages/runtime/src/bus/kafka-codecs.ts'

export interface Consumed {
  readonly key: string
  readonly value: string
  readonly project: string
}

/** Messages of the events topic by their key, once all the wanted ones are there. @throws when they are not */
export const consumeEvents = async (
  brokers: readonly string[],
  wanted: ReadonlySet<string>,
  patienceMs = 20_000,
): Promise<ReadonlyMap<string, Consumed>> => {
  registerCodecs()
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    clientId: 'outside-consumer',
    logLevel: kafkajs.logLevel.NOTHING,
  })
  const consumer = kafka.consumer({ groupId: `outside-${randomUUID()}` })
  const found = new Map<string, Consumed>()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const late = setTimeout(
    () => reject(new Error(`Only ${found.size} of ${wanted.size} messages are in the topic.`)),
    patienceMs,
  )
  try {
    await consumer.connect()
    await consumer.subscribe({ topic: EVENTS_TOPIC.name, fromBeginning: true })
    await consumer.run({
      eachMessage: async ({ message }) => {
        const key = String(message.key)
        if (!wanted.has(key)) return
        const project = String(message.headers?.['project'])
        found.set(key, { key, value: String(message.value), project })
        if (found.size === wanted.size) resolve()
      },
    })
    await promise
    return found
  } finally {
    clearTimeout(late)
    await consumer.disconnect()
  }
}
