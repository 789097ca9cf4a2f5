/**
 * Line breaks, control characters and lies in headers and addresses: none becomes a header of an answer, a
 * line of the log, or a link in a mail. What is malformed HTTP is refused as such.
 */
import { randomUUID } from 'node:crypto'
import { caughtMails } from '@pulseboard/runtime'
import { ask, attempt, letIn, type Attempt, type Family } from '../attempt.ts'
import { sendBytes, type Answer } from '../world/send.ts'
import { bearer, createAccount, JSON_BODY } from '../world/tenant.ts'
import { PASSWORD, PUBLIC_URL, type World } from '../world/world.ts'

const EVIL = 'evilheader'
const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '\u0000',
  '\u000b',
  '\u0085',
  '\u2028',
  '%0d%0a',
  '\\r\\n',
  '嘊嘍',
]
const NAMES = [
  'x-request-id',
  'user-agent',
  'referer',
  'origin',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'traceparent',
  'accept',
  'accept-language',
  'content-type',
  'cookie',
  'authorization',
  'last-event-id',
]
const FORGED_LINE = '{"level":30,"msg":"forgedline"}'
/** What the log says of every request or fault, so what could be written into it. */
const ODD_PATHS = [
  `/api/v1/${EVIL}%0d%0a${encodeURIComponent(FORGED_LINE)}`,
  `/api/v1/%1b%5b2J${EVIL}`,
  `/${EVIL}%00`,
  `/api/v1/projects/%22%7d${encodeURIComponent(FORGED_LINE)}`,
  `//${EVIL}/..`,
  `/api/v1/me?${EVIL}=%0d%0aset-cookie:a=b`,
]

const reflects = (answer: Answer): string | undefined => {
  const names = answer.head.split('\r\n').map((line) => line.split(':')[0]?.toLowerCase())
  if (names.includes('x-evil') || names.includes(EVIL)) return 'a header was injected'
  if (answer.header('set-cookie').some((cookie) => cookie.includes('evil')))
    return 'a cookie was injected'
  return answer.header('location').length > 0 ? 'a redirect' : undefined
}

const any = ['200', '400', '401', '403', '404', '405', '431', 'closed']

const inHeaders = (world: World): Attempt[] =>
  NAMES.flatMap((name) =>
    BREAKS.flatMap((lineBreak) =>
      [`x-evil: ${EVIL}`, `set-cookie: evil=1`].map((injected) => {
        const value = `abcdefgh${lineBreak}${injected}`
        const headers = [[name, value] as const]
        const input = `${name}: ${JSON.stringify(value)}`
        return attempt(world, input, { path: '/api/v1/me', headers }, any, reflects)
      }),
    ),
  )

const inPaths = (world: World): Attempt[] =>
  (['api', 'gateway'] as const).flatMap((at) =>
    ODD_PATHS.map((path) => attempt(world, `${at} ${path}`, { at, path }, any, reflects)),
  )

/** Answered with a request id: the client's if it is well-formed, else one of ours. */
const requestIds = (world: World): Attempt[] =>
  [
    'short',
    'x'.repeat(65),
    'with space',
    'a;b=cdefgh',
    '<script>xxx',
    '../../etc/passwd',
    "abcdefg'",
    'ä'.repeat(10),
  ].map((id) =>
    attempt(
      world,
      `request id ${id}`,
      { path: '/api/v1/me', headers: [['x-request-id', id]] },
      ['401'],
      (answer) => (answer.raw.includes(id) ? 'the id was taken over' : undefined),
    ),
  )

/** Requests that two parsers could cut in two places. */
const smuggled = (world: World): Attempt[] => {
  const inner = `GET /api/v1/me HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${world.victim.token}\r\n\r\n`
  const head = 'POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
  const bodies = [
    `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
    `${head}transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n${inner}`,
    `${head}content-length: 0\r\ncontent-length: 44\r\n\r\n${inner}`,
    `${head}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${inner}`,
    `${head}transfer-encoding : chunked\r\n\r\n0\r\n\r\n${inner}`,
    `${head}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${inner}`,
    `${head}content-length: +5\r\n\r\n{"a":${inner}`,
    `${head}content-length: 5 5\r\n\r\n{"a":${inner}`,
    `${head} folded: x\r\n\r\n${inner}`,
    `${head}bad header: x\r\n\r\n${inner}`,
    `${head}content-length: 5\n\n{"a":${inner}`,
    `GET /api/v1/me\r\n\r\n${inner}`,
    `GET /api/v1/me HTTP/2.0\r\nhost: x\r\n\r\n${inner}`,
    `GET /api/v1/me HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n`,
  ]
  return (['api', 'gateway'] as const).flatMap((at) =>
    bodies.map((text, index) => ({
      input: `${at}: two ways to read request ${index}`,
      run: async () => {
        const answer = await sendBytes(world[at], [text])
        // The inner request is the victim's own: had it been read, its answer would hold the mark.
        if (answer.raw.includes(world.mark)) return letIn(answer.raw)
        return answer.status < 500 ? undefined : { kind: 'fault' as const, seen: answer.head }
      },
    })),
  )
}

/** Where a mail's link leads is no business of whoever asks for it. */
const hosts = (world: World): Attempt[] =>
  [
    [['host', 'evil.example']],
    [['x-forwarded-host', 'evil.example']],
    [['forwarded', 'host=evil.example;proto=https']],
    [['x-original-host', 'evil.example']],
    [['origin', 'https://evil.example']],
    [['referer', 'https://evil.example/reset']],
    [['x-forwarded-proto', 'javascript']],
    [['host', 'localhost:3001@evil.example']],
  ].map((pairs) => ({
    input: `forgot with ${JSON.stringify(pairs)}`,
    run: async () => {
      const { email } = await createAccount(world, { email: `${randomUUID()}@example.com` })
      const headers = [...pairs.map(([name = '', value = '']) => [name, value] as const), JSON_BODY]
      const path = '/api/v1/auth/forgot'
      await ask(world, 'api', { method: 'POST', path, headers, body: JSON.stringify({ email }) })
      const deadline = performance.now() + 10_000
      for (;;) {
        const [mail] = await caughtMails(world.mails, email)
        if (mail !== undefined) {
          const isOurs = mail.text.includes(`${PUBLIC_URL}/reset#t=`)
          const all = JSON.stringify(mail)
          return isOurs && !all.includes('evil.example') ? undefined : letIn(all)
        }
        if (performance.now() > deadline) return { kind: 'other answer' as const, seen: 'no mail' }
        await new Promise((resolve) => void setTimeout(resolve, 50))
      }
    },
  }))

const ESCAPE = String.fromCharCode(0x1b)

/** What the log must not hold: lines that nobody of ours wrote, and secrets. */
const inLogs = (world: World): Attempt => ({
  input: 'every line of both logs',
  run: async () => {
    const { victim, attacker } = world
    const secrets = [victim, attacker].flatMap((tenant) => [
      tenant.token,
      tenant.refreshToken,
      tenant.ingestKey,
      tenant.readKey,
      tenant.personalToken,
      tenant.inviteToken,
    ])
    const texts = [...secrets, PASSWORD, world.secret, world.mark, ESCAPE]
    // Some fault to be logged, at least: an address that is nothing, with everything in it.
    await ask(world, 'api', { path: `/${EVIL}`, headers: bearer(victim.token) })
    for (const [name, service] of Object.entries(world.services)) {
      const log = service.log()
      const held = texts.find((text) => log.includes(text))
      if (held !== undefined) return letIn(`the log of the ${name} holds ${held.slice(0, 12)}…`)
      const lines = log.split('\n').filter((line) => line !== '')
      const odd = lines.find(
        (line) => !line.startsWith('{"level":') || line.includes('"forgedline"}'),
      )
      if (odd !== undefined) return letIn(`a line of the ${name}'s log: ${odd}`)
    }
    return undefined
  },
})

export const headers: Family = {
  name: 'headers and logs',
  claim: 'Nothing of a request becomes a header, a second request, a line of a log or a link.',
  attempts: (world) => [
    ...inHeaders(world),
    ...inPaths(world),
    ...requestIds(world),
    ...smuggled(world),
    ...hosts(world),
    inLogs(world),
  ],
}
