import type { Mutant } from './mutant.ts'

export const tokenOnly: Mutant = {
  name: 'token-only',
  without: "the protocol: only ClickHouse's own deduplication by a token stands between two copies",
  service: 'stream-processor',
  patches: [
    {
      file: 'stream-processor/src/land/facts.ts',
      find: 'return open.filter((row) => !stored.has(row._offset))',
      replace: 'return stored.size < 0 ? [] : open',
    },
    {
      file: 'db/src/clickhouse/insert-under-fence.ts',
      find: 'wait_end_of_query: 1,',
      replace:
        'wait_end_of_query: 1, insert_deduplicate: 1, insert_deduplication_token: `${partition}-${rows[0]?._offset}-${rows.at(-1)?._offset}`,',
    },
    // The ids that are remembered for the sake of clients' repeats would hide most of it.
    {
      file: 'stream-processor/src/land/hold.ts',
      find: 'id !== NIL && held.add(hashOf(id), now)',
      replace: "id !== NIL && held.add(hashOf(id), now) && id === ''",
    },
  ],
  prepare: ['ALTER TABLE events MODIFY SETTING non_replicated_deduplication_window = 10000'],
  lanes: ['processor-kill', 'clickhouse-kill'],
  breaks: ['I1', 'I3'],
  minutes: 1.5,
  eventsPerSecond: 1_000,
}
