/**
 * The published JSON Schemas (draft 2020-12), one per message that crosses a border of the product:
 * HTTP bodies, Kafka values, live messages. A schema's `$id` never changes within v1.
 */
import {
  AlertMessage,
  Event,
  EventInput,
  IngestResult,
  LedgerMessage,
  LiveMessage,
  Problem,
  QuarantinedMessage,
  Rejection,
  StoredEvent,
} from '@pulseboard/contracts'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

const PUBLISHED = {
  'event-input': EventInput,
  event: Event,
  'stored-event': StoredEvent,
  'ingest-result': IngestResult,
  rejection: Rejection,
  problem: Problem,
  'quarantined-message': QuarantinedMessage,
  'ledger-message': LedgerMessage,
  'live-message': LiveMessage,
  'alert-message': AlertMessage,
} as const

export type SchemaName = keyof typeof PUBLISHED

/** Name of a published schema → the schema as written by the contracts. */
export const schemaOf = (name: SchemaName): object => PUBLISHED[name]

/** Every published schema with its dialect and id. */
export const schemas = (): { name: SchemaName; schema: object }[] =>
  (Object.keys(PUBLISHED) as SchemaName[]).map((name) => ({
    name,
    schema: { $schema: DIALECT, $id: `urn:pulseboard:v1:${name}`, title: name, ...PUBLISHED[name] },
  }))
