/** Publishing as arithmetic: what goes out when Kafka does not acknowledge, and in which order. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LedgerMessage } from '@pulseboard/contracts'
import { createLines, MINUTE_MS } from './lines.ts'
import type { OutgoingLine } from './messages.ts'
import { startPublishing } from './publish.ts'
import { createWatermark } from './watermark.ts'

beforeEach(() => void vi.useFakeTimers({ now: 10 * MINUTE_MS }))
afterEach(() => void vi.useRealTimers())

const setUp = () => {
  const lines = createLines()
  const watermark = createWatermark()
  const sent: LedgerMessage[] = []
  let isDown = false
  const publisher = startPublishing({
    run: '0a0b0c0d',
    lines,
    watermark,
    sender: {
      send: (messages: readonly OutgoingLine[]) => {
        if (isDown) return Promise.reject(new Error('down'))
        sent.push(...messages.map(({ value }) => JSON.parse(value) as LedgerMessage))
        return Promise.resolve()
      },
      close: () => Promise.resolve(),
    },
    spoolStanding: () => ({ events: 0, bytes: 0, oldestAt: undefined }),
    clock: { now: () => Date.now() },
    onPublished: () => undefined,
  })
  const count = (): void => {
    const whose = { minuteMs: 10 * MINUTE_MS, projectId: 'p', keyId: 'k' }
    const line = lines.of(whose, '', '')
    if (line === undefined) return
    line.received++
    line.accepted++
  }
  const second = async (): Promise<LedgerMessage[]> => {
    sent.length = 0
    await vi.advanceTimersByTimeAsync(1_000)
    return [...sent]
  }
  return {
    watermark,
    publisher,
    sent,
    count,
    second,
    setDown: (down: boolean) => {
      isDown = down
    },
  }
}

test('counts first, then how far they are complete', async () => {
  const { count, second, watermark } = setUp()
  await second()
  count()
  watermark.begin(Date.now())
  const begunAt = new Date().toISOString()
  const [counts, gateway] = await second()
  expect(counts).toMatchObject({ kind: 'counts', received: 1, accepted: 1 })
  expect(gateway).toMatchObject({ kind: 'gateway', reported_through: begunAt, ended: false })
})

test('a failed round moves nothing; the next one carries the sums', async () => {
  const { count, second, setDown, publisher } = setUp()
  await second()
  const before = publisher.throughMs
  setDown(true)
  count()
  expect(await second()).toEqual([])
  count()
  expect(await second()).toEqual([])
  expect(publisher.throughMs).toBe(before)
  setDown(false)
  expect(await second()).toMatchObject([{ kind: 'counts', received: 2 }, { kind: 'gateway' }])
  expect(publisher.throughMs).toBeGreaterThan(before)
})

test('an idle gateway speaks every five seconds', async () => {
  const { second } = setUp()
  for (let round = 0; round < 3; round++) await second()
  let spoken = 0
  for (let round = 0; round < 10; round++) spoken += (await second()).length
  expect(spoken).toBe(2)
})

test('the end is the last word, and it is tried again', async () => {
  const { count, second, setDown, publisher, sent } = setUp()
  await second()
  count()
  setDown(true)
  const closing = publisher.close()
  await vi.advanceTimersByTimeAsync(300)
  setDown(false)
  sent.length = 0
  await vi.advanceTimersByTimeAsync(1_000)
  await closing
  expect(sent).toMatchObject([
    { kind: 'counts', accepted: 1 },
    { kind: 'gateway', ended: true },
  ])
})
