/** Whose place in which topic a backup records. */
import {
  EVENTS_TOPIC,
  LAND_GROUP,
  LEDGER_GROUP,
  LEDGER_TOPIC,
  QUARANTINE_GROUP,
  QUARANTINE_TOPIC,
} from '@pulseboard/contracts'
import type { Pipeline } from '@pulseboard/runtime'

export const PIPELINES: readonly Pipeline[] = [
  { topic: EVENTS_TOPIC.name, group: LAND_GROUP },
  { topic: QUARANTINE_TOPIC.name, group: QUARANTINE_GROUP },
  { topic: LEDGER_TOPIC.name, group: LEDGER_GROUP },
]
