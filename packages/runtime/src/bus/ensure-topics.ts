/**
 * Creates the topics of the contract that do not exist yet, with their partitions and retention.
 * Existing topics are left as they are, an operator may have changed them on purpose; only settings
 * that the product relies on are added.
 */
import type { Topic } from '@pulseboard/contracts'
import type { Admin } from 'kafkajs'
import type { Logger } from '../logger.ts'
import { retryUntilDone } from '../retry.ts'
import { applySettings } from './topic-settings.ts'
import { withAdmin } from './with-admin.ts'

const MOST_REPLICAS = 3
const SERVING_TIMEOUT_MS = 10_000

// A new partition has a leader in the metadata a moment before that broker serves it.
const untilServed = (admin: Admin, topic: string): Promise<unknown> =>
  retryUntilDone(() => admin.fetchTopicOffsets(topic), {
    signal: AbortSignal.timeout(SERVING_TIMEOUT_MS),
    onFailure: () => undefined,
  })

/**
 * Safe to call from many processes at once; when it resolves, every partition can be read and written.
 * @throws when Kafka does not answer.
 */
export const ensureTopics = async (
  brokers: readonly string[],
  topics: readonly Topic[],
  log: Logger,
): Promise<void> => {
  const options = {
    brokers: [...brokers],
    clientId: 'pulseboard-topics',
    requestTimeout: 10_000,
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000 },
  }
  await withAdmin(options, async (admin) => {
    const existing = new Set(await admin.listTopics())
    for (const { name, settings } of topics.filter((topic) => existing.has(topic.name))) {
      const changed = settings === undefined ? [] : await applySettings(admin, name, settings)
      if (changed.length > 0) log.info({ topic: name, changed }, 'settings of a topic changed')
    }
    const missing = topics.filter(({ name }) => !existing.has(name))
    if (missing.length === 0) return
    const replicas = Math.min(MOST_REPLICAS, (await admin.describeCluster()).brokers.length)
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ name, partitions, retentionMs, settings = {} }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor: replicas,
        configEntries: [
          { name: 'retention.ms', value: String(retentionMs) },
          // With three replicas one broker may be lost without losing an acknowledged event.
          { name: 'min.insync.replicas', value: String(Math.max(1, replicas - 1)) },
          ...Object.entries(settings).map(([name, value]) => ({ name, value })),
        ],
      })),
    })
    await Promise.all(missing.map(({ name }) => untilServed(admin, name)))
    log.info({ topics: missing.map(({ name }) => name), replicas }, 'topics created')
  })
}
