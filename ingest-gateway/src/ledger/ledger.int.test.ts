/** The ledger in the real topic: its lines add up to what was sent, whatever became of it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anEventInput, LedgerMessage } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { bearer, post, startTestGateway, type TestGateway } from '../fixtures/gateway.ts'
import { followLedger, sumOf, type LedgerTopic } from '../fixtures/ledger-topic.ts'

const isLine = compile(LedgerMessage)
const stores = inject('stores')
const web = { name: 'web', version: '1.2.3' }
let gateway: TestGateway
let ledger: LedgerTopic

beforeAll(async () => {
  ledger = await followLedger(stores.kafka.brokers)
  gateway = await startTestGateway(stores)
})
afterAll(async () => {
  await gateway.stop()
  await ledger.close()
})

/** Sum of a project's lines once they say that so many events came. */
const ledgerOf = async (projectId: string, received: number) => {
  await expect
    .poll(() => sumOf(ledger.linesOf(projectId)).received, { timeout: 8_000 })
    .toBe(received)
  return sumOf(ledger.linesOf(projectId))
}

test('good, repeated, refused, rate-limited: each once', async () => {
  const url = `${gateway.url}/v1/events`
  const { key, keyId, projectId } = await gateway.createProject({ rate: 1, burst: 8 })
  const id = randomUUID()
  const first = [
    anEventInput({ id, sdk: web }),
    anEventInput({ id: id.toUpperCase(), sdk: web }),
    anEventInput({ id: randomUUID(), sdk: web }),
    anEventInput({ id: randomUUID() }),
    { type: 'erorr', name: 'x' },
    3,
  ]
  const answer = await post(url, JSON.stringify(first), bearer(key))
  expect(answer).toMatchObject({ status: 202, json: { accepted: 4 } })
  expect(answer.json['rejected']).toHaveLength(2)
  expect((await post(url, '{"name":"x"}', bearer(key))).status).toBe(422)
  expect((await post(url, '{', bearer(key))).status).toBe(400)
  const many = JSON.stringify([anEventInput(), anEventInput(), anEventInput()])
  await post(url, many, bearer(key))
  expect((await post(url, many, bearer(key))).status).toBe(429)
  expect((await post(url, many, bearer(`${key}x`))).status).toBe(401)

  const { rejected, ...sums } = await ledgerOf(projectId, 6 + 1 + 1 + 3 + 1)
  expect(sums).toEqual({
    received: 12,
    accepted: 6,
    duplicate: 1,
    spooled: 0,
    rate_limited: 1,
    unavailable: 0,
  })
  expect(Object.values(rejected).reduce((sum, events) => sum + events, 0)).toBe(4)
  const landed = await gateway.topic.of(projectId, 6)
  expect(landed).toHaveLength(6)
  const lines = ledger.linesOf(projectId)
  for (const line of lines) expect(isLine(line)).toBeNull()
  expect(new Set(lines.map((line) => line.key_id))).toEqual(new Set([keyId]))
  expect(new Set(lines.map((line) => line.sdk_version))).toEqual(new Set(['1.2.3', '']))
  const run = landed[0]?.request.slice(0, 8)
  expect(new Set(lines.map((line) => line.gateway))).toEqual(new Set([run]))
  expect(landed.map(({ event }) => event.received_at.slice(0, 16))).toContain(
    lines[0]?.minute.slice(0, 16),
  )
  // It is written after the counts that it speaks of.
  await expect.poll(() => ledger.gatewayLines(run), { timeout: 5_000 }).not.toEqual([])
  for (const line of ledger.gatewayLines(run)) expect(isLine(line)).toBeNull()
})

test('what is refused for want of room is there as unavailable', async () => {
  const tight = await startTestGateway(stores, {
    GATEWAY_MAX_IN_FLIGHT_BYTES: String(12 * 1024 * 1024),
    GATEWAY_PROJECT_SHARE_PERCENT: '1',
  })
  try {
    const { key, projectId } = await tight.createProject()
    const url = `${tight.url}/v1/events`
    const large = JSON.stringify([anEventInput({ payload: { text: 'x'.repeat(60_000) } })])
    const body = `[${Array.from({ length: 4 }, () => large.slice(1, -1)).join(',')}]`
    expect(await post(url, body, bearer(key))).toMatchObject({
      status: 503,
      json: { code: 'overloaded' },
    })
    expect((await post(url, JSON.stringify(anEventInput()), bearer(key))).status).toBe(202)
    expect(await ledgerOf(projectId, 2)).toMatchObject({ accepted: 1, unavailable: 1 })
    await tight.stopGateway()
    const run = ledger.linesOf(projectId)[0]?.gateway
    await expect.poll(() => ledger.gatewayLines(run).at(-1)?.ended, { timeout: 5_000 }).toBe(true)
    const last = ledger.gatewayLines(run).at(-1)
    expect(last?.spool).toEqual({ events: 0, bytes: 0, oldest_at: null })
  } finally {
    await tight.stop()
  }
})
