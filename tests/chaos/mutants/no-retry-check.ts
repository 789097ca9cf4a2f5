import type { Mutant } from './mutant.ts'

export const noRetryCheck: Mutant = {
  name: 'no-retry-check',
  without: 'the memory of recent ids: what a client sends again is stored again',
  service: 'stream-processor',
  patches: [
    {
      file: 'stream-processor/src/land/hold.ts',
      find: 'id !== NIL && held.add(hashOf(id), now)',
      replace: "id !== NIL && held.add(hashOf(id), now) && id === ''",
    },
  ],
  lanes: ['client-retries'],
  breaks: ['I1', 'I3'],
  minutes: 0.3,
  eventsPerSecond: 300,
}
