/** Sample data for tests, documents and load: valid by construction, checked by a test. */
import type { Event, EventInput } from './event.ts'

export const SAMPLE_PROJECT_ID = '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'
export const SAMPLE_KEY_ID = '6f1d2c3b-8a49-4e5f-9c70-1b2a3d4e5f60'
export const SAMPLE_EVENT_ID = '01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8e'

/** A valid event as a client sends it. */
export const anEventInput = (changes: Partial<EventInput> = {}): EventInput => ({
  type: 'error',
  name: 'NullPointerException',
  timestamp: '2026-11-24T09:00:00.000Z',
  release: 'shop@1.4.2+77',
  environment: 'production',
  platform: 'android',
  user_id: 'u_123',
  tags: { screen: 'Home' },
  payload: { cart: { items: 3 } },
  ...changes,
})

/** A valid event as it stands in Kafka. */
export const anEvent = (changes: Partial<Event> = {}): Event => ({
  ...anEventInput(),
  id: SAMPLE_EVENT_ID,
  project_id: SAMPLE_PROJECT_ID,
  key_id: SAMPLE_KEY_ID,
  received_at: '2026-11-24T09:00:00.250Z',
  occurred_at: '2026-11-24T09:00:00.000Z',
  ...changes,
})
