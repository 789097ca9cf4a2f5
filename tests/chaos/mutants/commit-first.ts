import type { Mutant } from './mutant.ts'

const FILE = 'stream-processor/src/topology.ts'
const COMMIT = "{ name: 'commit', run: commit },"
const LAND = "{ name: 'land', run: land },"

export const commitFirst: Mutant = {
  name: 'commit-first',
  without: 'the order of insert and commit: the offset moves before the rows are stored',
  service: 'stream-processor',
  patches: [
    { file: FILE, find: COMMIT, replace: '' },
    { file: FILE, find: LAND, replace: `${COMMIT} ${LAND}` },
    // Else the claim would always find the group ahead of the batch.
    {
      file: 'stream-processor/src/land/hold.ts',
      find: 'if (taken.committed > first)',
      replace: 'if (taken.committed > first + 1_000_000n)',
    },
  ],
  lanes: ['processor-kill'],
  breaks: ['I1', 'I3'],
  minutes: 1.5,
  eventsPerSecond: 1_000,
}
