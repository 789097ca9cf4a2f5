import type { Mutant } from './mutant.ts'

export const highestOffset: Mutant = {
  name: 'highest-offset',
  without:
    'the question which offsets are stored: everything up to the highest one counts as stored',
  service: 'stream-processor',
  patches: [
    {
      file: 'stream-processor/src/land/facts.ts',
      find: 'return open.filter((row) => !stored.has(row._offset))',
      replace: 'return rows.filter((row) => row._offset > highest)',
    },
  ],
  // Each keeps its events for another time: one batch becomes many parts, renamed one after the other.
  projects: 24,
  lanes: ['clickhouse-kill'],
  breaks: ['I1', 'I3'],
  minutes: 2.5,
  eventsPerSecond: 1_000,
}
