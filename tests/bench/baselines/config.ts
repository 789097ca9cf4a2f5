/** Settings of the baseline servers; the only reader of the environment here. */
import { addresses, defineConfig, integer, text } from '@pulseboard/runtime'

const table = {
  PORT: integer('Port to listen on.', 0, { min: 0, max: 65_535 }),
  KAFKA_BROKERS: addresses('Kafka to produce to.'),
  TOPIC: text('Topic to produce to.'),
  API_KEY: text('The one key that is accepted.'),
} as const

export const readConfig = () => defineConfig(table, process.env)

/** What the baseline of the live feed needs of it. */
export const readLiveConfig = () =>
  defineConfig({ PORT: table.PORT, KAFKA_BROKERS: table.KAFKA_BROKERS }, process.env)
