/**
 * The spool in a gateway process, on real parts: killed with events in it, ended in order, short of disk. In
 * the end the topic holds exactly the events that were acknowledged, by id.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { startStores, type Stores } from '@pulseboard/embedded'
import { uuidv7 } from '@pulseboard/runtime'
import {
  startGatewayProcess,
  type GatewayProcess,
} from '../../ingest-gateway/src/fixtures/gateway-process.ts'
import {
  bearer,
  post,
  startTestGateway,
  type TestGateway,
} from '../../ingest-gateway/src/fixtures/gateway.ts'

let stores: Stores
/** Serves the database and follows the topic; nothing is sent to it. */
let helper: TestGateway
let spoolDir: string
let gateway: GatewayProcess
let project: { key: string; projectId: string }

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'postgres'] })
  helper = await startTestGateway(stores)
})
afterAll(async () => {
  await helper.stop()
  await stores.stop()
})
beforeEach(async () => {
  spoolDir = await mkdtemp(join(tmpdir(), 'pulseboard-spool-'))
  project = await helper.createProject()
})
afterEach(async () => {
  stores.kill('kafka', 'SIGCONT')
  if (gateway.child.exitCode === null && gateway.child.signalCode === null)
    await gateway.end('SIGKILL')
  await rm(spoolDir, { recursive: true, force: true })
})

const start = async (env: Record<string, string> = {}): Promise<void> => {
  gateway = await startGatewayProcess({
    brokers: stores.kafka.brokers,
    databaseUrl: helper.databaseUrl,
    spoolDir,
    env,
  })
}

interface Answers {
  readonly acknowledged: string[]
  readonly offered: Set<string>
  readonly refused: Record<string, number>
}

/** Requests of ten events each, until told to stop; what gets no answer is offered, not acknowledged. */
const startLoad = (connections = 4, eventBytes = 200) => {
  const answers: Answers = { acknowledged: [], offered: new Set(), refused: {} }
  const url = `${gateway.url}/v1/events`
  const load = { isOver: false }
  const connection = async (): Promise<void> => {
    while (!load.isOver) {
      const events = Array.from({ length: 10 }, () =>
        anEventInput({ id: uuidv7(Date.now()), payload: { text: 'x'.repeat(eventBytes) } }),
      )
      const ids = events.map(({ id }) => id ?? '')
      for (const id of ids) answers.offered.add(id)
      const answer = await post(url, JSON.stringify(events), bearer(project.key)).catch(() => null)
      if (answer === null) return
      if (answer.status === 202) answers.acknowledged.push(...ids)
      else {
        const code = String(answer.json['code'])
        answers.refused[code] = (answers.refused[code] ?? 0) + 1
        await sleep(10)
      }
    }
  }
  const running = Promise.all(Array.from({ length: connections }, connection))
  const stop = async (): Promise<Answers> => {
    load.isOver = true
    await running
    return answers
  }
  return { answers, stop }
}

const topicIds = async (): Promise<Set<string>> =>
  new Set((await helper.topic.of(project.projectId, 0, 0)).map(({ key }) => key))

/** Every acknowledged event is in the topic, and none that was never offered. */
const expectArrival = async ({ acknowledged, offered }: Answers): Promise<void> => {
  const missing = async () => {
    const found = await topicIds()
    return acknowledged.filter((id) => !found.has(id)).length
  }
  await expect.poll(missing, { timeout: 25_000, interval: 200 }).toBe(0)
  expect([...(await topicIds())].filter((id) => !offered.has(id))).toEqual([])
}

const spoolIsEmpty = async (): Promise<void> =>
  await expect
    .poll(async () => (await gateway.ready()).parts['kafka'], { timeout: 20_000 })
    .toBe('ok')

describe('a gateway with a full hand', () => {
  test('killed while it writes: its next start sends what it acknowledged', async () => {
    await start()
    stores.kill('kafka', 'SIGSTOP')
    const load = startLoad()
    await expect
      .poll(() => load.answers.acknowledged.length, { timeout: 20_000 })
      .toBeGreaterThan(1_000)
    await gateway.end('SIGKILL')
    const answers = await load.stop()
    await start()
    expect((await gateway.ready()).parts['kafka']).toMatch(/^not acknowledging; \d+ events/)
    stores.kill('kafka', 'SIGCONT')
    await expectArrival(answers)
    await spoolIsEmpty()
    expect(await gateway.metrics()).toMatch(/spool_replayed_events_total\{[^}]*\} [1-9]/)
  }, 60_000)

  test('killed again and again while it sends: nothing is lost', async () => {
    await start({ GATEWAY_SPOOL_REPLAY_PER_SECOND: '500' })
    stores.kill('kafka', 'SIGSTOP')
    const load = startLoad()
    await expect
      .poll(() => load.answers.acknowledged.length, { timeout: 20_000 })
      .toBeGreaterThan(1_500)
    const answers = await load.stop()
    stores.kill('kafka', 'SIGCONT')
    for (let kills = 0; kills < 4; kills += 1) {
      await sleep(150)
      await gateway.end('SIGKILL')
      await start({ GATEWAY_SPOOL_REPLAY_PER_SECOND: '500' })
    }
    await expectArrival(answers)
    // Each restart repeats at most one send of half a second.
    const messages = await helper.topic.of(project.projectId, 0, 0)
    expect(messages.length).toBeLessThanOrEqual(answers.acknowledged.length + 5 * 250 + 40)
  }, 60_000)

  test('ended in order while Kafka is silent: in time, and the spool stays', async () => {
    await start()
    stores.kill('kafka', 'SIGSTOP')
    const load = startLoad()
    await expect
      .poll(() => load.answers.acknowledged.length, { timeout: 20_000 })
      .toBeGreaterThan(500)
    const ended = gateway.end('SIGTERM')
    const answers = await load.stop()
    expect(await ended).toBeLessThan(9_000)
    stores.kill('kafka', 'SIGCONT')
    await start()
    await expectArrival(answers)
  }, 60_000)

  test('another gateway beside it has a directory of its own, and takes over when it is dead', async () => {
    await start()
    const first = gateway
    stores.kill('kafka', 'SIGSTOP')
    const load = startLoad()
    await expect
      .poll(() => load.answers.acknowledged.length, { timeout: 20_000 })
      .toBeGreaterThan(500)
    await start()
    expect((await readdir(spoolDir)).toSorted()).toEqual(['0', '1'])
    await first.end('SIGKILL')
    const answers = await load.stop()
    stores.kill('kafka', 'SIGCONT')
    await expectArrival(answers)
  }, 60_000)
})

describe('bounds', () => {
  test('full: 503 spool_full with Retry-After and not ready; room again: 202', async () => {
    await start({ GATEWAY_SPOOL_BYTES: String(1024 * 1024) })
    stores.kill('kafka', 'SIGSTOP')
    const load = startLoad(4, 2_000)
    await expect
      .poll(() => load.answers.refused['spool_full'], { timeout: 20_000 })
      .toBeGreaterThan(0)
    const large = Array.from({ length: 10 }, () =>
      anEventInput({ payload: { text: 'x'.repeat(8_000), more: 'y'.repeat(8_000) } }),
    )
    const refused = await post(
      `${gateway.url}/v1/events`,
      JSON.stringify(large),
      bearer(project.key),
    )
    expect(refused).toMatchObject({ status: 503, json: { code: 'spool_full' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
    await expect.poll(async () => (await gateway.ready()).status).toBe(503)
    stores.kill('kafka', 'SIGCONT')
    await spoolIsEmpty()
    await expectArrival(await load.stop())
  }, 60_000)
})

/** Mounts a small file system; false where that is not allowed. */
const mountSmall = (path: string, bytes: number): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

describe('disk full', () => {
  test('a small file system: refused while it is full, taken again when there is room', async (context) => {
    context.skip(!mountSmall(spoolDir, 2 * 1024 * 1024), 'mounting a tmpfs is not allowed here')
    try {
      await start()
      stores.kill('kafka', 'SIGSTOP')
      const load = startLoad(4, 2_000)
      await expect
        .poll(() => load.answers.refused['bus_unavailable'], { timeout: 15_000 })
        .toBeGreaterThan(5)
      await expect
        .poll(async () => (await gateway.ready()).parts['spool'])
        .toContain('the spool cannot be written')
      stores.kill('kafka', 'SIGCONT')
      await spoolIsEmpty()
      const before = load.answers.acknowledged.length
      stores.kill('kafka', 'SIGSTOP')
      await expect
        .poll(() => load.answers.acknowledged.length, { timeout: 20_000 })
        .toBeGreaterThan(before + 100)
      stores.kill('kafka', 'SIGCONT')
      await expectArrival(await load.stop())
      await gateway.end('SIGKILL')
    } finally {
      execFileSync('umount', ['-l', spoolDir])
    }
  }, 90_000)

  test('a limit on file sizes: never a false 202', async () => {
    gateway = await startGatewayProcess({
      brokers: stores.kafka.brokers,
      databaseUrl: helper.databaseUrl,
      spoolDir,
      launcher: ['prlimit', '--fsize=200000'],
    })
    stores.kill('kafka', 'SIGSTOP')
    const load = startLoad(4, 2_000)
    await expect
      .poll(() => load.answers.refused['bus_unavailable'], { timeout: 15_000 })
      .toBeGreaterThan(5)
    stores.kill('kafka', 'SIGCONT')
    await expectArrival(await load.stop())
  }, 60_000)
})
