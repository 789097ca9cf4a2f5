/**
 * The settings that the product relies on, on a topic that exists without them: an older version made
 * it, or an operator did. Everything else about the topic stays as it is; nothing is written when
 * nothing differs.
 */
import kafkajs, { type Admin, type ConfigEntries } from 'kafkajs'

interface Entry {
  readonly name: string
  readonly value: string
}

const asEntries = (settings: Readonly<Record<string, string>>): Entry[] =>
  Object.entries(settings).map(([name, value]) => ({ name, value }))

const byName = (entries: readonly ConfigEntries[]): Record<string, string> =>
  Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]))

/** The topic's settings: all that count, and among them those that were set on it. */
export const readSettings = async (admin: Admin, topic: string) => {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }],
  })
  const entries = resources[0]?.configEntries ?? []
  const own = entries.filter(
    ({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG,
  )
  return { all: byName(entries), own: byName(own) }
}

/** @returns the names of the settings that were changed. */
export const applySettings = async (
  admin: Admin,
  topic: string,
  settings: Readonly<Record<string, string>>,
): Promise<string[]> => {
  const { all, own } = await readSettings(admin, topic)
  const changed = asEntries(settings).filter(({ name, value }) => all[name] !== value)
  if (changed.length === 0) return []
  await admin.alterConfigs({
    validateOnly: false,
    // Kafka replaces the whole list: what was set before is given again.
    resources: [
      {
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name: topic,
        configEntries: asEntries({ ...own, ...settings }),
      },
    ],
  })
  return changed.map(({ name }) => name)
}
