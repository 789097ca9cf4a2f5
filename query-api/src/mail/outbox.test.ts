import type { Mail, Mailer } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { toMail } from './letter.ts'
import { createOutbox, type OutboxDeps } from './outbox.ts'

const mail = (to: string): Mail => toMail(to, { subject: 's', before: ['b'], after: [] })
const refusal = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode })

/** An outbox whose mailer answers with these, one after another; undefined is success. */
const outboxWith = (answers: (Error | undefined)[], retryMs = [1, 1]) => {
  const sent: { to: string; id: string }[] = []
  const settled: string[] = []
  const mailer: Mailer = {
    send: async ({ to }, id) => {
      sent.push({ to, id })
      const answer = answers.shift()
      if (answer !== undefined) throw answer
      return '250 taken'
    },
    close: () => undefined,
  }
  const telemetry: OutboxDeps['telemetry'] = { mailSettled: (outcome) => settled.push(outcome) }
  return {
    sent,
    settled,
    outbox: createOutbox({ mailer, telemetry, clock: { now: () => 0 }, retryMs }),
  }
}
const settledIn = async (settled: string[], count: number): Promise<void> => {
  await expect.poll(() => settled.length).toBe(count)
}

test('a mail that fails is tried again under the same id', async () => {
  const { outbox, sent, settled } = outboxWith([refusal(421), new Error('ECONNREFUSED'), undefined])
  outbox.post(mail('a@example.com'))
  await settledIn(settled, 1)
  expect(settled).toEqual(['sent'])
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
  expect(sent).toHaveLength(3)
})

test('what is refused for good is not tried again, what fails too often is given up', async () => {
  const { outbox, settled } = outboxWith([refusal(550)])
  outbox.post(mail('a@example.com'))
  await settledIn(settled, 1)
  expect(settled).toEqual(['refused'])
  const failing = outboxWith([refusal(421), refusal(421), refusal(421)])
  failing.outbox.post(mail('a@example.com'))
  await settledIn(failing.settled, 1)
  expect(failing.settled).toEqual(['given_up'])
})

test('work that finds no mail sends none; work is done once', async () => {
  const { outbox, sent, settled } = outboxWith([refusal(421)])
  let asked = 0
  outbox.post(async () => undefined)
  outbox.post(async () => {
    asked += 1
    return mail('a@example.com')
  })
  await settledIn(settled, 1)
  expect({ asked, sent: sent.length }).toEqual({ asked: 1, sent: 2 })
})

test('the queue is bounded, and closing sends what is queued', async () => {
  const { outbox, sent, settled } = outboxWith([])
  for (let n = 0; n < 505; n++) outbox.post(mail(`a${n}@example.com`))
  expect(settled).toEqual(Array.from({ length: 5 }, () => 'dropped'))
  await outbox.close()
  expect(sent).toHaveLength(500)
})

test('what waits for a retry is dropped and counted when the process ends', async () => {
  const { outbox, sent, settled } = outboxWith([refusal(421)], [60_000])
  outbox.post(mail('a@example.com'))
  await expect.poll(() => sent.length).toBe(1)
  await outbox.close()
  expect(settled).toEqual(['dropped'])
})

test('without a server nothing is even looked up', async () => {
  const telemetry: OutboxDeps['telemetry'] = { mailSettled: () => undefined }
  const outbox = createOutbox({ mailer: undefined, telemetry, clock: { now: () => 0 } })
  outbox.post(async () => Promise.reject(new Error('was asked')))
  expect(outbox.configured).toBe(false)
  await outbox.close()
})
