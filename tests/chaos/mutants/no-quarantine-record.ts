import type { Mutant } from './mutant.ts'

export const noQuarantineRecord: Mutant = {
  name: 'no-quarantine-record',
  without: 'quarantine in the ledger: what is set aside is recorded nowhere in ClickHouse',
  service: 'stream-processor',
  patches: [
    {
      file: 'stream-processor/src/land/protocol.ts',
      find: 'const missing = missingOf(work.dispositions, facts)',
      replace:
        "const missing = missingOf(work.dispositions, facts).filter(({ outcome }) => outcome !== 'quarantined')",
    },
  ],
  lanes: ['poison'],
  breaks: ['I3'],
  minutes: 0.3,
  eventsPerSecond: 300,
}
