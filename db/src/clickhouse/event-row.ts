/**
 * One row of the table `events` as the processor writes it, and the type in which each column travels.
 * Plain strings travel for the LowCardinality columns and for payload: the server converts them.
 * `landed_at` is the server's own, `_log` is that of the insert. A test compares this list with the table.
 */
import type { WireType } from './native-block.ts'

export interface EventRow {
  readonly project_id: string
  readonly id: string
  readonly key_id: string
  readonly type: string
  readonly name: string
  /** Times are milliseconds since 1970-01-01 UTC. */
  readonly timestamp: number
  readonly device_time: number | null
  readonly sent_at: number | null
  readonly received_at: number
  /** Days since 1970-01-01. */
  readonly expires_on: number
  readonly value: number | null
  readonly unit: string
  readonly level: string
  readonly release: string
  readonly environment: string
  readonly platform: string
  readonly app_version: string
  readonly os_name: string
  readonly os_version: string
  readonly device_id: string
  readonly device_model: string
  readonly device_manufacturer: string
  readonly device_class: string
  readonly device_emulator: boolean | null
  readonly user_id: string
  readonly session_id: string
  readonly tags: Readonly<Record<string, string>>
  /** A JSON object. */
  readonly payload: string
  readonly error_type: string
  readonly error_message: string
  readonly error_stack: string
  /** A JSON array, or empty. */
  readonly error_frames: string
  readonly error_handled: boolean | null
  readonly error_fingerprint: readonly string[]
  readonly sdk_name: string
  readonly sdk_version: string
  /** Run of the gateway and number of the request in it; 0 for other programs. */
  readonly _gateway: number
  readonly _request: number
  readonly _partition: number
  readonly _offset: bigint
}

export const EVENT_COLUMNS = {
  project_id: 'UUID',
  id: 'UUID',
  key_id: 'UUID',
  type: 'String',
  name: 'String',
  timestamp: "DateTime64(3, 'UTC')",
  device_time: "Nullable(DateTime64(3, 'UTC'))",
  sent_at: "Nullable(DateTime64(3, 'UTC'))",
  received_at: "DateTime64(3, 'UTC')",
  expires_on: 'Date',
  value: 'Nullable(Float64)',
  unit: 'String',
  level: 'String',
  release: 'String',
  environment: 'String',
  platform: 'String',
  app_version: 'String',
  os_name: 'String',
  os_version: 'String',
  device_id: 'String',
  device_model: 'String',
  device_manufacturer: 'String',
  device_class: 'String',
  device_emulator: 'Nullable(Bool)',
  user_id: 'String',
  session_id: 'String',
  tags: 'Map(String, String)',
  payload: 'String',
  error_type: 'String',
  error_message: 'String',
  error_stack: 'String',
  error_frames: 'String',
  error_handled: 'Nullable(Bool)',
  error_fingerprint: 'Array(String)',
  sdk_name: 'String',
  sdk_version: 'String',
  _gateway: 'UInt32',
  _request: 'UInt32',
  _partition: 'UInt16',
  _offset: 'UInt64',
} as const satisfies Record<keyof EventRow, WireType>
