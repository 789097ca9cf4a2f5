/**
 * One row of the table `dispositions` as the processor writes it: what became of a message that is not a
 * row of `events`. What could not be read of a broken message is the nil UUID, empty or zero.
 * `settled_at` is the server's own, `_log` is that of the insert.
 */
import type { DispositionOutcome } from '@pulseboard/contracts'
import type { WireType } from './native-block.ts'

export interface DispositionRow {
  readonly project_id: string
  readonly id: string
  readonly key_id: string
  readonly sdk_name: string
  readonly sdk_version: string
  /** Milliseconds since 1970-01-01 UTC; the time of settling where the message does not say. */
  readonly received_at: number
  readonly outcome: DispositionOutcome
  readonly reason: string
  readonly detail: string
  /** The stored original of a copy. */
  readonly of_log: bigint
  readonly of_partition: number
  readonly of_offset: bigint
  readonly _gateway: number
  readonly _request: number
  readonly _partition: number
  readonly _offset: bigint
}

export const DISPOSITION_COLUMNS = {
  project_id: 'UUID',
  id: 'UUID',
  key_id: 'UUID',
  sdk_name: 'String',
  sdk_version: 'String',
  received_at: "DateTime64(3, 'UTC')",
  outcome: 'String',
  reason: 'String',
  detail: 'String',
  of_log: 'UInt64',
  of_partition: 'UInt16',
  of_offset: 'UInt64',
  _gateway: 'UInt32',
  _request: 'UInt32',
  _partition: 'UInt16',
  _offset: 'UInt64',
} as const satisfies Record<keyof DispositionRow, WireType>
