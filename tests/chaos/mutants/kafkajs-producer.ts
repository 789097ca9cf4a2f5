/**
 * The producer library's face over an idempotent producer of kafkajs, for the mutant that shows why the
 * gateway does not use one: a send that is rejected gives its sequence numbers back, the next send takes
 * them, and the broker acknowledges it as a copy of the first without storing it.
 */
import { Kafka, logLevel, type Producer as KafkajsProducer } from 'kafkajs'

interface Message {
  readonly topic: string
  readonly key: Buffer
  readonly value: Buffer
  readonly headers: ReadonlyMap<Buffer, Buffer>
  readonly partition: number
}

const PARTITIONS = 8

const plain = ({ key, value, headers, partition }: Message) => ({
  key,
  value,
  headers: Object.fromEntries([...headers].map(([name, text]) => [name.toString(), text])),
  partition: partition % PARTITIONS,
})

export class Producer {
  readonly #producer: KafkajsProducer
  #connected: Promise<void> | undefined

  constructor(options: { readonly clientId: string; readonly bootstrapBrokers: string[] }) {
    const kafka = new Kafka({
      clientId: options.clientId,
      brokers: options.bootstrapBrokers,
      connectionTimeout: 700,
      requestTimeout: 1_200,
      retry: { retries: 1, initialRetryTime: 50, maxRetryTime: 100 },
      logLevel: logLevel.NOTHING,
    })
    this.#producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
  }

  async send({ messages }: { readonly messages: readonly Message[] }): Promise<unknown> {
    await this.#connect()
    const topic = messages[0]?.topic ?? ''
    return this.#producer.send({
      topic,
      acks: -1,
      timeout: 1_000,
      messages: messages.map(plain),
    })
  }

  metadata(): Promise<void> {
    return this.#connect()
  }

  clearMetadata(): void {
    // kafkajs finds out by itself.
  }

  close(): Promise<void> {
    return this.#producer.disconnect()
  }

  #connect(): Promise<void> {
    this.#connected ??= this.#producer.connect().catch((error: unknown) => {
      this.#connected = undefined
      throw error
    })
    return this.#connected
  }
}
