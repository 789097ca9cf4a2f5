/** An event as ClickHouse gives it back, and the columns that the questions about events select. */
export interface StoredRow {
  id: string
  project_id: string
  key_id: string
  type: string
  name: string
  timestamp: string
  device_time: string | null
  sent_at: string | null
  received_at: string
  landed_at: string
  value: number | null
  unit: string
  level: string
  release: string
  environment: string
  platform: string
  app_version: string
  os_name: string
  os_version: string
  device_id: string
  device_model: string
  device_manufacturer: string
  device_class: string
  device_emulator: boolean | null
  user_id: string
  session_id: string
  tags: Record<string, string>
  payload: Record<string, unknown>
  error_type: string
  error_message: string
  error_stack: string
  error_frames: string
  error_handled: boolean | null
  error_fingerprint: string[]
  sdk_name: string
  sdk_version: string
  partition: number
  offset: number
}

export const STORED_COLUMNS = `id, project_id, key_id, type, name, timestamp, device_time, sent_at,
  received_at, landed_at, value, unit, level, release, environment, platform, app_version, os_name,
  os_version, device_id, device_model, device_manufacturer, device_class, device_emulator, user_id,
  session_id, tags, payload, error_type, error_message, error_stack, error_frames, error_handled,
  error_fingerprint, sdk_name, sdk_version, _partition AS partition, _offset AS offset`
