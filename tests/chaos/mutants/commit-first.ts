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
  ],
  lanes: ['processor-kill'],
  breaks: ['I1', 'I3'],
  minutes: 1.5,
  eventsPerSecond: 1_000,
}
