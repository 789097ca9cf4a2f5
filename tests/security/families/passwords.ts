/**
 * Passwords that are nearly right, fields that are no passwords, and the question whether an address has an
 * account: same answer, same headers, same work. Work is counted as CPU time of the process, which other
 * programs on the machine do not change; a hash costs a third of a second of it.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Random } from '../../chaos/random.ts'
import { ask, attempt, letIn, type Attempt, type Family } from '../attempt.ts'
import type { Answer } from '../world/send.ts'
import { createAccount, JSON_BODY, type Account } from '../world/tenant.ts'
import { PASSWORD, type World } from '../world/world.ts'

const PAIRS = 20
const SIGN_INS = 3
const COMMON = 60
/** Of the CPU of a sign-in that fails: known and unknown differ by less. */
const MOST_DIFFERENCE = 0.25
const LEAST_SECONDS = 0.05

const post = (path: string, body: unknown) => ({
  method: 'POST',
  path: `/api/v1/auth/${path}`,
  headers: [JSON_BODY],
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const login = (email: unknown, password: unknown) => post('login', { email, password })

/** Nearly the password; none normalises to it. */
const lookAlikes = (): readonly string[] => [
  PASSWORD.toUpperCase(),
  PASSWORD.slice(0, -1),
  `${PASSWORD} `,
  ` ${PASSWORD}`,
  `${PASSWORD}\0`,
  `${PASSWORD}\u200b`,
  `\ufeff${PASSWORD}`,
  PASSWORD.replaceAll('o', 'о'),
  PASSWORD.replaceAll(' ', '\t'),
  PASSWORD.replaceAll(' ', '+'),
  encodeURIComponent(PASSWORD),
  JSON.stringify(PASSWORD),
  Buffer.from(PASSWORD).toString('base64'),
  `${PASSWORD}${'x'.repeat(60)}`,
  'x'.repeat(1_000),
  '*',
  '%',
  "' OR '1'='1",
  '$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZBpUaC7n2bSSdXNGPqvnCRY/yNDDqO',
]

const notPasswords: readonly unknown[] = [
  null,
  true,
  0,
  [],
  [PASSWORD],
  {},
  { $ne: null },
  { $gt: '' },
  { toString: PASSWORD },
  '',
  'x'.repeat(1_025),
]

/** Few tries for each account: from the twentieth on answers are held back. */
const wrongPasswords = (world: World, [first, second]: readonly [Account, Account]): Attempt[] => [
  ...[...lookAlikes(), world.passwordHash].map((password, index) =>
    attempt(
      world,
      `password ${JSON.stringify(password).slice(0, 40)}`,
      login((index % 2 === 0 ? first : second).email, password),
      ['401 wrong_credentials'],
    ),
  ),
  ...notPasswords.map((password) =>
    attempt(
      world,
      `password ${JSON.stringify(password).slice(0, 40)}`,
      login(first.email, password),
      ['400 invalid_request'],
    ),
  ),
]

const wrongEmails = (world: World, { email }: Account): Attempt[] =>
  [
    `${email}\u0000`,
    ` ${email}`,
    `${email} `,
    `${email},x@example.com`,
    `<${email}>`,
    `%`,
    `%@example.com`,
    `' OR 1=1 --`,
    `'||(SELECT pg_sleep(5))||'@example.com`,
    `x@example.com' OR 'a'='a`,
    [email],
    { $ne: '' },
    null,
    true,
    'x'.repeat(300),
  ].map((value) =>
    attempt(world, `address ${JSON.stringify(value).slice(0, 40)}`, login(value, PASSWORD), [
      '400 invalid_request',
      '401 wrong_credentials',
    ]),
  )

/** What a new password may not be. */
const weak = (world: World, random: Random): Attempt[] => {
  const file = new URL('../../../query-api/src/auth/common-passwords.json', import.meta.url)
  const all = JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as string[]
  const long = all.filter((password) => password.length >= 8)
  const common = Array.from({ length: COMMON }, (): string => {
    const word = random.pick(long)
    return random.pick([word, word.toUpperCase(), (word[0] ?? '').toUpperCase() + word.slice(1)])
  })
  const wide = 'password1'.replaceAll(/[a-z0-9]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  )
  const lengths = [
    '',
    'short',
    'äöü',
    'ä'.repeat(37),
    '😀'.repeat(19),
    'abcdefgh\0',
    'x'.repeat(73),
  ]
  const other: readonly unknown[] = [
    null,
    12_345_678,
    ['correct horse'],
    { password: 'correct horse' },
  ]
  return [...common, wide, ...lengths, ...other].map((password) => {
    const body = { name: 'Ada', email: 'weak@example.com', password }
    const input = `new password ${JSON.stringify(password).slice(0, 40)}`
    return attempt(world, input, post('register', body), ['400 invalid_request'])
  })
}

/** An answer without what differs between any two of them. */
const plain = ({ status, head, body }: Answer): string =>
  JSON.stringify([
    status,
    head.replaceAll(/^(x-request-id|date|ratelimit|content-length):.*$/gim, '$1'),
    body.replaceAll(/"request_id":"[^"]*"/g, ''),
  ])

/** The same question about an address with and one without an account. */
const sameAnswer = (world: World, account: Account): Attempt[] => {
  const unknown = (index: number): string => `nobody${index}@example.com`
  const pair = (name: string, questions: (email: string) => Parameters<typeof ask>[2]) =>
    Array.from({ length: PAIRS }, (_, index): Attempt => ({
      input: `${name}, pair ${index}`,
      tries: 2,
      run: async () => {
        const known = await ask(world, 'api', questions(account.email))
        const other = await ask(world, 'api', questions(unknown(index)))
        if (plain(known) === plain(other)) return undefined
        return letIn(`told apart: ${plain(known)} and ${plain(other)}`)
      },
    }))
  return [
    ...pair('forgot', (email) => post('forgot', { email })),
    ...pair('login', (email) => login(email, 'wrong horse battery')).slice(0, 4),
  ]
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** CPU of wrong sign-ins, known and unknown in turn; nothing else may run meanwhile. */
const sameWork = (world: World, account: Account): Attempt => ({
  input: 'CPU of a sign-in that fails, known and unknown address in turn',
  tries: 2 * SIGN_INS,
  run: async () => {
    const statuses = new Set<number>()
    const cost = async (email: string): Promise<number> => {
      const before = world.services.api.cpuSeconds()
      const { status } = await ask(world, 'api', login(email, 'wrong horse battery'))
      statuses.add(status)
      return world.services.api.cpuSeconds() - before
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let index = 0; index < SIGN_INS; index++) {
      known.push(await cost(account.email))
      unknown.push(await cost(`nobody${index}@example.com`))
    }
    const [a, b] = [median(known), median(unknown)]
    const seen = `known ${a.toFixed(2)} s, unknown ${b.toFixed(2)} s of CPU, ${[...statuses].join()}`
    const same = Math.abs(a - b) <= MOST_DIFFERENCE * Math.max(a, b)
    return same && Math.min(a, b) >= LEAST_SECONDS ? undefined : letIn(seen)
  },
})

export const passwords: Family = {
  name: 'passwords and enumeration',
  claim:
    'Only the password signs in; whether an address has an account is told by no answer and no work.',
  attempts: async (world, random) => {
    const account = await createAccount(world)
    return [
      sameWork(world, account),
      ...wrongPasswords(world, [await createAccount(world), await createAccount(world)]),
      ...wrongEmails(world, account),
      ...weak(world, random),
      ...sameAnswer(world, await createAccount(world)),
    ]
  },
}
