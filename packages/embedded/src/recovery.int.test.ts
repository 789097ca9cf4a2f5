/** Every part comes back by itself on the same port with its data, within 10 seconds of kill -9. */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clickhouseCommand } from './clickhouse.ts'
import { startStores, STORE_NAMES, type Stores } from './stores.ts'
import type { PartEvent } from './supervise.ts'

/** The few words of SMTP that hand a mail over. */
const sendMail = async (url: string, to: string, lines: readonly string[]): Promise<void> => {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' })
  const words = ['EHLO test', 'MAIL FROM:<alerts@example.test>', `RCPT TO:<${to}>`, 'DATA']
  const script = [...words, [...lines, '.'].join('\r\n'), 'QUIT']
  for await (const answer of createInterface({ input: socket })) {
    expect(answer).toMatch(/^[23]/)
    if (answer[3] === ' ') socket.write(`${script.shift() ?? ''}\r\n`)
    if (answer.startsWith('221')) return
  }
}

describe('recovery', () => {
  let stores: Stores
  const events: PartEvent[] = []
  beforeAll(async () => {
    stores = await startStores({ report: (event) => events.push(event) })
    await clickhouseCommand(
      stores.clickhouse.url,
      'CREATE TABLE pulseboard.kept (a Int8) ENGINE = MergeTree ORDER BY a',
    )
    await clickhouseCommand(stores.clickhouse.url, 'INSERT INTO pulseboard.kept VALUES (1), (2)')
  })
  afterAll(() => stores.stop())

  it.each(STORE_NAMES)('%s', async (name) => {
    const before = stores.pids[name]
    const start = performance.now()
    stores.kill(name, 'SIGKILL')
    await expect
      .poll(() => events.findLast((event) => event.name === name)?.type, { timeout: 5_000 })
      .toBe('crashed')
    await stores.whenServing(name)
    expect(performance.now() - start).toBeLessThan(10_000)
    expect(stores.pids[name]).not.toBe(before)
  })

  it('kept what ClickHouse had acknowledged', async () => {
    const sum = await clickhouseCommand(stores.clickhouse.url, 'SELECT sum(a) FROM pulseboard.kept')
    expect(sum).toBe('3\n')
  })

  it('restarts a part in order when asked', async () => {
    const before = stores.pids.postgres
    await stores.restart('postgres')
    expect(stores.pids.postgres).not.toBe(before)
  })

  it('catches a mail and shows it', async () => {
    await sendMail(stores.mail.smtpUrl, 'ada@example.test', [
      'From: PulseBoard <alerts@example.test>',
      'To: ada@example.test',
      'Subject: =?utf-8?Q?Error_rate_is_7_=25_=E2=80=94_Acme?=',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>It fires.</p>',
    ])
    const list = (await (await fetch(`${stores.mail.httpUrl}/mails`)).json()) as {
      data: { id: string; subject: string; to: string[] }[]
    }
    expect(list.data).toMatchObject([
      { subject: 'Error rate is 7 % — Acme', to: ['ada@example.test'] },
    ])
    const mail = await (await fetch(`${stores.mail.httpUrl}/mails/${list.data[0]?.id}`)).json()
    expect(mail).toMatchObject({ html: expect.stringContaining('<p>It fires.</p>') })
  })
})
