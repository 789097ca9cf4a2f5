/**
 * Baseline: Fastify with its own schema validation and serialisation, kafkajs with its own defaults, one
 * `producer.send` for each request. What one would write first, with nothing held back on purpose.
 */
import { EventInput, IngestResult, LIMITS } from '@pulseboard/contracts'
import fastify from 'fastify'
import kafkajs from 'kafkajs'
import { admit, messageOf, resultOf, senderOf } from './accept.ts'
import { readConfig } from './config.ts'

const config = readConfig()
admit(config.API_KEY)

const kafka = new kafkajs.Kafka({
  brokers: [...config.KAFKA_BROKERS],
  clientId: 'baseline-fastify',
})
const producer = kafka.producer()
await producer.connect()

const app = fastify({ bodyLimit: LIMITS.bodyBytes })
const response = { 202: IngestResult }

const accept = async (
  events: readonly EventInput[],
  sender: { project: string; key: string },
): Promise<IngestResult> => {
  const messages = events.map((event) => messageOf(event, sender))
  await producer.send({ topic: config.TOPIC, messages })
  return resultOf(messages)
}

app.post<{ Body: EventInput }>(
  '/v1/events',
  { schema: { body: EventInput, response } },
  async (request, reply) => {
    const sender = senderOf(request.headers.authorization)
    if (sender === undefined) return reply.code(401).send()
    return reply.code(202).send(await accept([request.body], sender))
  },
)
app.post<{ Body: EventInput[] }>(
  '/v1/batches',
  {
    schema: {
      body: { type: 'array', items: EventInput, minItems: 1, maxItems: LIMITS.batchEvents },
      response,
    },
  },
  async (request, reply) => {
    const sender = senderOf(request.headers.authorization)
    if (sender === undefined) return reply.code(401).send()
    return reply.code(202).send(await accept(request.body, sender))
  },
)
app.get('/readyz', () => ({ status: 'ready' }))

await app.listen({ port: config.PORT, host: '127.0.0.1' })
