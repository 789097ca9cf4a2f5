import type { Mutant } from './mutant.ts'

export const noFence: Mutant = {
  name: 'no-fence',
  without: 'the fence inside the insert: an owner that was replaced may still store',
  service: 'stream-processor',
  patches: [
    {
      file: 'db/src/clickhouse/insert-under-fence.ts',
      find: '!= {token:String}',
      replace: "= concat({token:String}, ' of nobody')",
    },
  ],
  lanes: ['processor-pause'],
  breaks: ['I1', 'I3'],
  minutes: 2,
  eventsPerSecond: 1_000,
}
