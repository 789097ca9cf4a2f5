/**
 * Baseline: bare node:http, the same compiled schema as the gateway's, @platformatic/kafka with its own
 * defaults and one send for each request. Shows what the framework and the client cost, without the
 * gateway's group commit and without its splicing of bytes.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ProduceAcks, Producer, stringSerializers } from '@platformatic/kafka'
import { EventInput } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { admit, messageOf, resultOf, senderOf } from './accept.ts'
import { readConfig } from './config.ts'

const config = readConfig()
admit(config.API_KEY)

const isEvent = compile(EventInput)
const producer = new Producer({
  clientId: 'baseline-http',
  bootstrapBrokers: [...config.KAFKA_BROKERS],
  serializers: stringSerializers,
})

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

const accept = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const sender = senderOf(request.headers.authorization)
  if (sender === undefined) return answer(response, 401, { code: 'invalid_key' })
  const parsed: unknown = JSON.parse(await bodyOf(request))
  const events = (Array.isArray(parsed) ? parsed : [parsed]) as EventInput[]
  if (events.some((event) => isEvent(event) !== null))
    return answer(response, 422, { code: 'invalid_event' })
  const messages = events.map((event) => messageOf(event, sender))
  await producer.send({
    messages: messages.map((message) => ({ topic: config.TOPIC, ...message })),
    acks: ProduceAcks.ALL,
  })
  return answer(response, 202, resultOf(messages))
}

const server = createServer((request, response) => {
  if (request.method === 'GET') return answer(response, 200, { status: 'ready' })
  accept(request, response).catch((error: unknown) =>
    answer(response, 500, { code: 'internal', detail: String(error) }),
  )
})
server.listen(config.PORT, '127.0.0.1')
