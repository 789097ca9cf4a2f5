/** What a key may be used for, at gateways with the real stores: environment, pages, months, its end. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { bearer, post, startTestGateway, type TestGateway } from '../fixtures/gateway.ts'

let gateway: TestGateway
let other: TestGateway
beforeAll(async () => {
  gateway = await startTestGateway(inject('stores'))
  other = await startTestGateway(inject('stores'), { DATABASE_URL: gateway.databaseUrl })
})
afterAll(async () => {
  await other.stop()
  await gateway.stop()
})

/** A project whose key has these values in its columns. */
const keyWith = async (columns: Record<string, unknown>) => {
  const made = await gateway.createProject()
  for (const [name, value] of Object.entries(columns))
    await gateway.pool.query(`UPDATE api_keys SET ${name} = $2 WHERE id = $1`, [made.keyId, value])
  return made
}
const events = (at = gateway): string => `${at.url}/v1/events`
const batch = (count: number): string =>
  JSON.stringify(Array.from({ length: count }, () => anEventInput()))

describe('environment', () => {
  test('another one is refused by itself, none becomes that of the key', async () => {
    const { key, projectId } = await keyWith({ environment: 'production' })
    const body = JSON.stringify([
      anEventInput({ name: 'none' }),
      anEventInput({ name: 'same', environment: 'production' }),
      anEventInput({ name: 'other', environment: 'staging' }),
      anEventInput({ name: 'empty', environment: '' }),
    ])
    const answer = await post(events(), body, bearer(key))
    expect(answer).toMatchObject({ status: 202, json: { accepted: 2 } })
    expect(answer.json['rejected']).toMatchObject([
      { index: 2, pointer: '/environment', code: 'other_environment' },
      { index: 3, pointer: '/environment', code: 'other_environment' },
    ])
    const landed = await gateway.topic.of(projectId, 2)
    const environments = landed.map(({ event }) => [event.name, event.environment] as const)
    expect(Object.fromEntries(environments)).toEqual({ none: 'production', same: 'production' })
    expect(landed.every(({ text }) => text.match(/"environment"/g)?.length === 1)).toBe(true)
  })

  test('all of another one: 422 with the fix', async () => {
    const { key } = await keyWith({ environment: 'production' })
    const body = JSON.stringify(anEventInput({ environment: 'staging' }))
    const answer = await post(events(), body, bearer(key))
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid_event' } })
    expect(answer.json['detail']).toContain('"production" alone')
  })
})

describe('pages', () => {
  const send = async (columns: Record<string, unknown>, origin: string | undefined) => {
    const { key } = await keyWith(columns)
    const headers = origin === undefined ? bearer(key) : { ...bearer(key), origin }
    return post(events(), batch(1), headers)
  }
  test('of the list and programs pass, others get a 403 that they can read', async () => {
    const origins = ['https://*.shop.example']
    expect((await send({ origins }, 'https://a.shop.example')).status).toBe(202)
    expect((await send({ origins }, undefined)).status).toBe(202)
    const refused = await send({ origins }, 'https://evil.example')
    expect(refused).toMatchObject({ status: 403, json: { code: 'origin_not_allowed' } })
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  })
  test('require_origin keeps programs out; the first form of ingest keeps to it, too', async () => {
    expect((await send({ require_origin: true }, undefined)).status).toBe(403)
    expect((await send({ require_origin: true }, 'https://any.example')).status).toBe(202)
    const { key } = await keyWith({ origins: ['https://a.example'] })
    const body = JSON.stringify({ apiKey: key, type: 'event', name: 'x', payload: {} })
    const refused = await post(`${gateway.url}/ingest`, body, { origin: 'https://b.example' })
    expect(refused).toMatchObject({ status: 403, json: { success: false } })
  })
})

describe('the monthly quota', () => {
  test('429 that names the quota and its end; raising it lets events pass', async () => {
    const { key, keyId } = await keyWith({ monthly_quota: 5 })
    const first = await post(events(), batch(3), bearer(key))
    expect(first.headers.get('ratelimit')).toMatch(/"quota";r=2;t=\d+$/)
    expect((await post(events(), batch(3), bearer(key))).status).toBe(202)
    const refused = await post(events(), batch(1), bearer(key))
    expect(refused).toMatchObject({ status: 429, json: { code: 'quota_exceeded' } })
    expect(refused.json['detail']).toMatch(/5 events of this month.* from 2\d{3}-\d\d-01T00:00:00/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-policy')).toMatch(/"quota";q=5;w=\d+$/)
    await gateway.pool.query('UPDATE api_keys SET monthly_quota = 50 WHERE id = $1', [keyId])
    const status = async () => (await post(events(), batch(1), bearer(key))).status
    await expect.poll(status, { timeout: 1_000 }).toBe(202)
  })

  test('other gateways know within seconds, a new one at once; refused events cost nothing', async () => {
    const { key } = await keyWith({ monthly_quota: 10 })
    const mixed = JSON.stringify([...(JSON.parse(batch(9)) as unknown[]), { type: 'none' }])
    expect((await post(events(), mixed, bearer(key))).json['accepted']).toBe(9)
    const left = async (at: TestGateway): Promise<string | undefined> =>
      (await post(events(at), '[{}]', bearer(key))).status === 429 ? '0' : undefined
    expect(await left(gateway)).toBeUndefined()
    expect((await post(events(other), batch(1), bearer(key))).status).toBe(202)
    await expect.poll(() => left(gateway), { timeout: 15_000, interval: 500 }).toBe('0')
    await expect.poll(() => left(other), { timeout: 15_000, interval: 500 }).toBe('0')
    const late = await startTestGateway(inject('stores'), { DATABASE_URL: gateway.databaseUrl })
    try {
      expect(await left(late)).toBe('0')
    } finally {
      await late.stop()
    }
  }, 60_000)

  test('a rotated key and its successor share one', async () => {
    const { key, keyId, projectId } = await keyWith({ monthly_quota: 5 })
    const next = await gateway.createKey(projectId)
    await gateway.pool.query('UPDATE api_keys SET lineage = $1, monthly_quota = 5 WHERE id = $2', [
      keyId,
      next.keyId,
    ])
    expect((await post(events(), batch(5), bearer(key))).status).toBe(202)
    expect((await post(events(), batch(1), bearer(next.key))).status).toBe(429)
  })
})

test('mistyped, unknown, expired and revoked keys are told apart', async () => {
  const { key, keyId } = await keyWith({ expires_at: new Date(Date.now() - 1_000) })
  const refusal = async (text: string) =>
    (await post(events(), batch(1), bearer(text))).json as { code: string; detail: string }
  expect(await refusal(key)).toMatchObject({ code: 'expired_key' })
  await gateway.pool.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [keyId])
  await expect.poll(async () => (await refusal(key)).code).toBe('revoked_key')
  await gateway.pool.query('DELETE FROM api_keys WHERE id = $1', [keyId])
  await expect.poll(async () => (await refusal(key)).detail).toContain('no project here')
  expect((await refusal(`${key.slice(0, -1)}!`)).detail).toContain('damaged')
})
