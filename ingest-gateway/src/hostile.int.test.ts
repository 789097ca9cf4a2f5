/**
 * Hostile clients against a real gateway process: each request gets the 4xx problem that is documented
 * for it, none a 5xx, none reaches Kafka, and the memory of the process stays flat.
 */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { Problem, statusOf, type ErrorCode } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { startGatewayProcess, type GatewayProcess } from './fixtures/gateway-process.ts'
import { startTestGateway, type TestGateway } from './fixtures/gateway.ts'
import { HOSTILE, type Hostile } from './fixtures/hostile.ts'

const isProblem = compile(Problem)
const MIB = 1024 * 1024

let helper: TestGateway
let gateway: GatewayProcess
let port: number
let project: { key: string; projectId: string }

beforeAll(async () => {
  helper = await startTestGateway(inject('stores'))
  project = await helper.createProject()
  gateway = await startGatewayProcess({
    brokers: inject('stores').kafka.brokers,
    databaseUrl: helper.databaseUrl,
    spoolDir: helper.spoolDir,
    env: { GATEWAY_HEADERS_TIMEOUT_MS: '1000', GATEWAY_REQUEST_TIMEOUT_MS: '2000' },
  })
  port = gateway.port
})
afterAll(async () => {
  await gateway.end('SIGTERM')
  await helper.stop()
})

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: unknown
}

const parseAnswer = (text: string): Answer => {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    type: /content-type: ([^\r]*)/i.exec(head)?.[1] ?? '',
    body: body.startsWith('{') ? JSON.parse(body) : body,
  }
}

/** Sends raw bytes on a connection of its own; resolves when the server closes it. */
const sendRaw = (parts: readonly (string | Buffer)[], halfClose = true): Promise<Answer> => {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  let received = ''
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('data', (chunk) => (received += chunk.toString('latin1')))
  // A server that refuses may reset the connection after its answer.
  socket.on('error', () => undefined)
  socket.on('close', () => resolve(parseAnswer(received)))
  socket.on('end', () => socket.end())
  for (const part of parts) socket.write(part)
  if (halfClose) socket.end()
  return promise
}

const request = ({ body, headers = {} }: Hostile, length = body.length): (string | Buffer)[] => {
  const all: Record<string, string> = {
    host: 'gateway',
    connection: 'close',
    authorization: `Bearer ${project.key}`,
    'content-type': 'application/json',
    'content-length': String(length),
    ...headers,
  }
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\r\n`)
  return [`POST /v1/events HTTP/1.1\r\n${lines.join('')}\r\n`, body]
}

/** What an answer is, beside the words in it. */
const verdict = ({ status, type, body }: Answer) => ({
  status,
  code: (body as { code?: string }).code,
  isProblem: type.startsWith('application/problem+json') && isProblem(body) === null,
})
const refused = (code: ErrorCode) => ({ status: statusOf(code), code, isProblem: true })

const families = Object.entries(HOSTILE)

test('there are at least 200 of them', () => {
  expect(families.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(200)
})

describe.each(families)('%s', (_family, cases) => {
  test.each(cases.map((hostile) => [hostile.code, hostile.name, hostile] as const))(
    '%s: %s',
    async (code, _name, hostile) => {
      expect(verdict(await sendRaw(request(hostile), false))).toEqual(refused(code))
    },
  )
})

describe('framing', () => {
  const good: Hostile = {
    name: 'good',
    code: 'invalid_event',
    body: Buffer.from('{"type":"evnt","name":"x"}'),
  }
  const head = 'POST /v1/events HTTP/1.1\r\nhost: x\r\n'
  test('Content-Length promises more than comes', async () => {
    expect(verdict(await sendRaw(request(good, good.body.length + 10)))).toEqual(
      refused('body_mismatch'),
    )
  })
  test('Content-Length promises less than comes', async () => {
    expect(verdict(await sendRaw(request(good, good.body.length - 2), false))).toEqual(
      refused('invalid_request'),
    )
  })
  test('Content-Length beyond the limit is refused before a byte of it came', async () => {
    expect(verdict(await sendRaw(request(good, 10 ** 12), false))).toEqual(
      refused('body_too_large'),
    )
  })
  test.each(['-1', '1x', '99999999999999999999999', '0x10', '5, 6'])(
    'Content-Length %s',
    async (length) => {
      const answer = await sendRaw([`${head}content-length: ${length}\r\n\r\n`], false)
      expect(verdict(answer)).toEqual(refused('invalid_request'))
    },
  )
  test('length and chunks at once', async () => {
    const both = `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`
    expect(verdict(await sendRaw([both], false))).toEqual(refused('invalid_request'))
  })
  test.each(['zz\r\n', '-1\r\n', 'ffffffffffffffffff\r\n'])('a chunk of size %j', async (size) => {
    const auth = `authorization: Bearer ${project.key}\r\n`
    const answer = await sendRaw([`${head}${auth}transfer-encoding: chunked\r\n\r\n${size}`], false)
    expect(verdict(answer)).toEqual(refused('invalid_request'))
  })
  test('chunks without end', async () => {
    const auth = `authorization: Bearer ${project.key}\r\nconnection: close\r\n`
    const chunk = Buffer.concat([
      Buffer.from('10000\r\n'),
      Buffer.alloc(65_536, 0x20),
      Buffer.from('\r\n'),
    ])
    const parts = [
      `${head}${auth}transfer-encoding: chunked\r\n\r\n`,
      ...Array.from({ length: 90 }, () => chunk),
    ]
    expect(verdict(await sendRaw(parts, false))).toEqual(refused('body_too_large'))
  })
  test.each([
    'GET\r\n\r\n',
    'POST /v1/events HTTP/9.9\r\n\r\n',
    '\u0016\u0003\u0001\r\n\r\n',
    `${head}bad header\r\n\r\n`,
  ])('no HTTP: %j', async (text) => {
    expect(verdict(await sendRaw([text], false))).toEqual(refused('invalid_request'))
  })
  test('headers that never end, and a body that never comes, are cut off in time', async () => {
    expect(verdict(await sendRaw([`${head}x-slow: `], false))).toEqual(refused('request_timeout'))
    expect(verdict(await sendRaw([request(good, 100)[0] ?? ''], false))).toEqual(
      refused('request_timeout'),
    )
  })
})

// What its form takes on purpose: the key in the body, and any date that JavaScript reads.
const GOOD_FOR_INGEST = new Set(['unknown field apiKey', 'a date without zone'])

test('POST /ingest: the same bodies are 4xx, for its tighter bounds some by another code', async () => {
  const cases = families.flatMap(([, all]) => all).filter(({ name }) => !GOOD_FOR_INGEST.has(name))
  for (const hostile of cases) {
    const [head = '', body = ''] = request(hostile)
    const { status } = await sendRaw([String(head).replace('/v1/events', '/ingest'), body], false)
    expect([hostile.name, status >= 400 && status < 500]).toEqual([hostile.name, true])
  }
})

const residentBytes = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.child.pid}/status`, 'utf8'))?.[1]) *
  1024

const sendAll = async (): Promise<void> => {
  const cases = families.flatMap(([, all]) => all)
  for (let at = 0; at < cases.length; at += 8)
    await Promise.all(cases.slice(at, at + 8).map((hostile) => sendRaw(request(hostile), false)))
}

test.runIf(process.platform === 'linux')('memory stays flat', { timeout: 120_000 }, async () => {
  await sendAll()
  const before = residentBytes()
  for (let round = 0; round < 3; round++) await sendAll()
  expect(residentBytes() - before).toBeLessThan(64 * MIB)
  expect(residentBytes()).toBeLessThan(512 * MIB)
})

test('after all of it the process serves, and no hostile event is in Kafka', async () => {
  expect(gateway.child.exitCode).toBeNull()
  const good: Hostile = {
    name: '',
    code: 'internal',
    body: Buffer.from('{"type":"event","name":"ok"}'),
  }
  expect((await sendRaw(request(good), false)).status).toBe(202)
  const landed = await helper.topic.of(project.projectId, 1)
  expect(landed.map(({ event }) => event.name)).toEqual(['ok'])
})
