/**
 * Asks Kafka for a topic's id. kafkajs speaks versions of the protocol that do not know it, so this one
 * question goes through the client that the gateway produces with. Asked at each join and every few
 * seconds of a membership; nothing is cached, a cached answer could be that of a deleted topic.
 */
import { Admin } from '@platformatic/kafka'

export interface TopicIds {
  /** The first 8 bytes of the topic's id, 16 hex digits. @throws when there is no such topic. */
  of(topic: string): Promise<string>
  close(): Promise<void>
}

const DIGITS = 16

/** Connects when it is first asked. */
export const createTopicIds = (brokers: readonly string[], clientId: string): TopicIds => {
  let admin: Admin | undefined
  const open = (): Admin =>
    (admin ??= new Admin({
      clientId: `${clientId}-topics`,
      bootstrapBrokers: [...brokers],
      retries: 0,
      connectTimeout: 1_500,
      requestTimeout: 3_000,
      autocreateTopics: false,
    }))
  return {
    of: async (topic) => {
      const { topics } = await open().metadata({ topics: [topic], forceUpdate: true, retries: 0 })
      const id = topics.get(topic)?.id.replaceAll('-', '')
      if (id === undefined) throw new Error(`The topic ${topic} does not exist.`)
      return id.slice(0, DIGITS)
    },
    close: async () => {
      try {
        await admin?.close()
      } catch {
        // Its broker is gone: nothing is left to close.
      }
    },
  }
}
