import { randomUUID } from 'node:crypto'
import type { Event } from '@pulseboard/contracts'
import { raiseFence } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { CONFIG } from './config.ts'
import { idsOf, openTestProcessors, PATIENCE, type TestProcessors } from './fixtures/processor.ts'
import { readQuarantined } from './fixtures/quarantined.ts'

const stores = inject('stores')
const { brokers } = stores.kafka

let under: TestProcessors

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 4, retentionDays: 7 })
})
afterEach(() => under.close())

test('every event lands once with its place, its values and the day it expires', async () => {
  await under.start()
  const rich = under.event({
    type: 'metric',
    name: 'cold_start',
    value: 12.5,
    unit: 'ms',
    level: 'warning',
    os: { name: 'Android', version: '17' },
    device: { id: 'd1', emulator: false },
    tags: { screen: 'Home', 'a.b': 'ü' },
    error: { type: 'E', frames: [{ line: 3 }], handled: true, fingerprint: ['x', 'y'] },
    sdk: { name: 'kotlin', version: '1.0' },
    received_at: '2026-11-24T09:00:00.250Z',
  })
  const events = [rich, ...under.events(500)]
  await under.send(events)
  expect(await under.landed(events.length)).toEqual(idsOf(events))
  await under.isCommitted()
  const [row] = await under.ask<Record<string, unknown>>(
    `SELECT * FROM events WHERE id = '${rich.id}'`,
  )
  expect(row).toMatchObject({
    project_id: under.project.id,
    type: 'metric',
    value: 12.5,
    os_version: '17',
    device_emulator: false,
    tags: rich.tags,
    payload: { cart: { items: 3 } },
    error_frames: '[{"line":3}]',
    error_fingerprint: ['x', 'y'],
    timestamp: '2026-11-24 09:00:00.000',
    sent_at: null,
    expires_on: '2026-12-02',
  })
  const places = await under.ask<{ places: number }>(
    'SELECT uniqExact(_partition, _offset) AS places FROM events',
  )
  expect(places).toEqual([{ places: events.length }])
})

test('poison and unknown projects are set aside with their bytes, the rest goes on', async () => {
  await under.start()
  const stranger = under.event({ project_id: randomUUID() })
  const good = under.events(2)
  await under.send(['{not json', '{"type":"error"}', stranger, ...good])
  expect(await under.landed(good.length)).toEqual(idsOf(good))
  await under.isCommitted()
  const found = await readQuarantined(under)
  expect(found.map(({ reason }) => reason).sort()).toEqual([
    'not_an_event',
    'not_json',
    'unknown_project',
  ])
  const notJson = found.find(({ reason }) => reason === 'not_json')
  expect(Buffer.from(notJson?.value_base64 ?? '', 'base64').toString()).toBe('{not json')
})

test('odd payloads land, or are set aside alone', async () => {
  await under.start()
  const withPayload = (payload: string): { event: Event; text: string } => {
    const made = under.event({ payload: {} })
    return {
      event: made,
      text: JSON.stringify(made).replace('"payload":{}', `"payload":${payload}`),
    }
  }
  const odd = [
    '{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}',
    '{"mixed":[1,"a",null,{"b":[true]}]}',
    '{"a.b":1,"a":{"b":2}}',
    '{"id":9007199254740993}',
    '{"huge":123456789012345678901234567890}',
    '{"nul":"a\\u0000b","\\u0000":1}',
    '{"lone":"\\ud800"}',
    '{"":1," ":2}',
    '{"a":1,"a":"twice"}',
    '{"e":1e400,"n":-0}',
    '{}',
  ].map(withPayload)
  const good = under.events(20)
  await under.send([...odd.map(({ text }) => text), ...good])
  await under.isCommitted()
  const landed = new Set(await under.storedIds())
  expect(good.filter(({ id }) => !landed.has(id))).toEqual([])
  const aside = await readQuarantined(under)
  expect(landed.size + aside.length).toBe(odd.length + good.length)
  const exact = odd[3]?.event.id ?? ''
  const [row] = await under.ask<{ number: string }>(
    `SELECT toString(payload.id) AS number FROM events WHERE id = '${exact}'`,
  )
  expect(row).toEqual({ number: '9007199254740993' })
})

test('a restart lands what was not committed and nothing twice', async () => {
  const first = await under.start()
  const before = under.events(300)
  await under.send(before)
  expect(await under.landed(before.length)).toEqual(idsOf(before))
  await first.lifecycle.close()
  const after = under.events(300)
  await under.send(after)
  await under.start()
  const expected = [...before, ...after]
  expect(await under.landed(expected.length)).toEqual(idsOf(expected))
})

test('rows that landed without a commit are found and not stored again', async () => {
  const first = await under.start()
  const events = under.events(200)
  await under.send(events)
  expect(await under.landed(events.length)).toEqual(idsOf(events))
  await under.isCommitted()
  await first.lifecycle.close()
  under.changeGroup()
  await under.start()
  const more = [under.event()]
  await under.send(more)
  const expected = [...events, ...more]
  expect(await under.landed(expected.length)).toEqual(idsOf(expected))
})

test('two processors share the partitions; one that leaves is replaced', async () => {
  const [first] = [await under.start(), await under.start()]
  const events = under.events(400)
  await under.send(events.slice(0, 200))
  await first.lifecycle.close()
  await under.send(events.slice(200))
  expect(await under.landed(events.length)).toEqual(idsOf(events))
})

test('an owner whose fence was raised by another claims again and loses nothing', async () => {
  await under.start()
  const before = [under.event()]
  await under.send(before)
  expect(await under.landed(before.length)).toEqual(idsOf(before))
  for (const partition of [0, 1, 2, 3])
    await raiseFence(under.clickhouse, { partition, token: 'somebody else' })
  const after = under.events(50)
  await under.send(after)
  const expected = [...before, ...after]
  expect(await under.landed(expected.length)).toEqual(idsOf(expected))
})

test('health and metrics answer', async () => {
  const { port } = await under.start()
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  expect((await get('/healthz')).status).toBe(200)
  await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), PATIENCE)
  await under.send([under.event()])
  await vi.waitFor(
    async () => expect(await (await get('/metrics')).text()).toMatch(/landed_events_total\S* 1\n/),
    PATIENCE,
  )
})

test('every setting has a sentence', () => {
  for (const { about } of Object.values(CONFIG)) expect(about).toMatch(/\.$/)
})
