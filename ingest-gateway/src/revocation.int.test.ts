/**
 * How long a revoked key still works, at two gateways: within a second while changes are announced, within
 * 30 seconds when announcements are cut off without the gateway's connection being closed.
 */
import { createServer, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { bearer, post, startTestGateway, type TestGateway } from './fixtures/gateway.ts'

const LISTENER = 'ingest-gateway (keys)'

/** A way to PostgreSQL on which the connections of the announcements can be made dumb, and only those. */
const openWire = async (databaseUrl: string) => {
  const target = new URL(databaseUrl)
  let isCut = false
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    let isListener = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => {
      // The first message names the application.
      isListener ||= chunk.includes(LISTENER)
      if (!(isListener && isCut)) upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (!(isListener && isCut)) client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = typeof address === 'object' && address !== null ? String(address.port) : ''
  return {
    url: url.href,
    cut: () => void (isCut = true),
    close: (): void => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

let direct: TestGateway
let wired: TestGateway
let wire: Awaited<ReturnType<typeof openWire>>
beforeAll(async () => {
  direct = await startTestGateway(inject('stores'))
  wire = await openWire(direct.databaseUrl)
  wired = await startTestGateway(inject('stores'), { DATABASE_URL: wire.url })
})
afterAll(async () => {
  await wired.stop()
  wire.close()
  await direct.stop()
})

const statusAt = async (gateway: TestGateway, key: string): Promise<number> =>
  (await post(`${gateway.url}/v1/events`, JSON.stringify(anEventInput()), bearer(key))).status

/** Revokes a key that both gateways know. @returns ms until each refused it */
const revoke = async (everyMs: number): Promise<number[]> => {
  const { key, keyId } = await direct.createProject()
  const gateways = [direct, wired]
  for (const gateway of gateways) expect(await statusAt(gateway, key)).toBe(202)
  await direct.pool.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [keyId])
  const revokedAt = performance.now()
  return Promise.all(
    gateways.map(async (gateway) => {
      while ((await statusAt(gateway, key)) !== 401)
        await new Promise((resolve) => setTimeout(resolve, everyMs))
      return performance.now() - revokedAt
    }),
  )
}

test('announced: at both gateways within a second', async ({ annotate }) => {
  const delays: number[] = []
  for (let round = 0; round < 10; round++) delays.push(...(await revoke(1)))
  await annotate(`refused after ${delays.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  expect(Math.max(...delays)).toBeLessThan(1_000)
})

test('announcements cut off: at the gateway that hears them at once, at the other within 30 s', async ({
  annotate,
}) => {
  wire.cut()
  const [heard = Infinity, deaf = Infinity] = await revoke(100)
  await annotate(`refused after ${heard.toFixed(0)} and ${deaf.toFixed(0)} ms`)
  expect(heard).toBeLessThan(1_000)
  expect(deaf).toBeGreaterThan(1_000)
  expect(deaf).toBeLessThan(30_500)
}, 60_000)
