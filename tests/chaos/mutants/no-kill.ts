import type { Mutant } from './mutant.ts'

const FILE = 'db/src/clickhouse/fence.ts'

export const noKill: Mutant = {
  name: 'no-kill',
  without: 'KILL and its poll: an insert that passed the fence before may end after the claim',
  service: 'stream-processor',
  patches: [
    {
      file: FILE,
      find: 'KILL QUERY WHERE startsWith(query_id, {prefix:String})',
      replace: "KILL QUERY WHERE query_id = concat({prefix:String}, ' of nobody')",
    },
    { file: FILE, find: 'return Number(row?.running ?? 0)', replace: 'return 0' },
  ],
  lanes: ['insert-in-flight'],
  breaks: ['I1', 'I3'],
  minutes: 1.5,
  eventsPerSecond: 300,
}
