import type { Mutant } from './mutant.ts'

const FILE = 'ingest-gateway/src/produce.ts'
const SHIM = new URL('kafkajs-producer.ts', import.meta.url).href

export const kafkajsIdempotent: Mutant = {
  name: 'kafkajs-idempotent',
  without: 'the plain producer: kafkajs with `idempotent: true` in its place',
  service: 'ingest-gateway',
  patches: [
    {
      file: FILE,
      find: "import { findErrorBy, Producer } from '@platformatic/kafka'",
      replace: `import { findErrorBy } from '@platformatic/kafka'; import { Producer } from '${SHIM}'`,
    },
  ],
  lanes: ['producer'],
  breaks: ['I1'],
  minutes: 4,
  eventsPerSecond: 2_000,
}
