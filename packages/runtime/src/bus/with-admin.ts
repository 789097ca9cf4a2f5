/** Work with a connection of its own to Kafka's administration, closed again whatever happens. */
import kafkajs, { type Admin, type KafkaConfig } from 'kafkajs'

export type AdminOptions = Required<
  Pick<KafkaConfig, 'brokers' | 'clientId' | 'requestTimeout' | 'retry'>
>

/** @throws when no broker answers, or what the work throws. */
export const withAdmin = async <T>(
  options: AdminOptions,
  work: (admin: Admin) => Promise<T>,
): Promise<T> => {
  const kafka = new kafkajs.Kafka({
    ...options,
    connectionTimeout: 1_500,
    logLevel: kafkajs.logLevel.NOTHING,
  })
  const admin = kafka.admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}
