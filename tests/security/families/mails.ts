/**
 * Addresses and names that would make a mail go to somebody else, or say something else. Each is refused, or
 * it is one address and the mail goes there alone. Afterwards every mail that came is looked at.
 */
import { randomUUID } from 'node:crypto'
import { caughtMails, type CaughtMail } from '@pulseboard/runtime'
import { ask, attempt, letIn, type Attempt, type Family } from '../attempt.ts'
import { bearer, createAccount, JSON_BODY } from '../world/tenant.ts'
import { PASSWORD, type World } from '../world/world.ts'

const WAIT_MS = 15_000

/** Who must get no mail. @param tag stands in every address, since other tests use the mail catcher, too */
const bystander = (tag: string): string => `bystander-${tag}@example.com`

/** Ways to write two addresses, or a header, where one address is asked for. */
const addresses = (tag: string): string[] => {
  const own = `own-${tag}@example.com`
  const victim = bystander(tag)
  return [
    `${own},${victim}`,
    `${own};${victim}`,
    `${own} ${victim}`,
    `${own}\n${victim}`,
    `${own}\r\nBcc: ${victim}`,
    `${own}\nBcc:${victim}`,
    `${own}%0d%0aBcc:${victim}`,
    `${own}\u2028Bcc:${victim}`,
    `${own}\u0085Bcc:${victim}`,
    `${own}\u0000${victim}`,
    `${own}>\r\nRCPT TO:<${victim}`,
    `<${own}>,<${victim}>`,
    `"${own}" <${victim}>`,
    `${victim} <${own}>`,
    `${own}(${victim})`,
    `(${victim})${own}`,
    `@example.com,@example.org:${victim}`,
    `@example.com:${victim}`,
    `${victim.replace('@', '%')}@example.com`,
    `${victim.replace('@', '!')}@example.com`,
    `group:${victim};`,
    `"a@b"@example.com`,
    `"a,${victim}"@example.com`,
    `"a\r\nBcc: ${victim}"@example.com`,
    `a\\@${victim}`,
    `${own}\t`,
    ` ${own}`,
    `${own}.`,
    `${own}..com`,
    `.${own}`,
    `a..b@example.com`,
    `@example.com`,
    `a@`,
    `a@@example.com`,
    `a@b@example.com`,
    `a@[127.0.0.1]`,
    `a@[IPv6:::1]`,
    `a@localhost`,
    `a@exa mple.com`,
    `a@example.com#`,
    `a@example.com?cc=${victim}`,
    `mailto:${own}`,
    `a@example。com`,
    `a＠example.com`,
    `\u202e${own}`,
    `${'x'.repeat(250)}@example.com`,
  ]
}

const NAMES = [
  'Ada\r\nBcc: evil@example.com',
  'Ada\nSubject: evil',
  'Ada\u2028evil',
  'Ada\u0000',
  'Ada\u202eevil',
  '"><a href=https://evil.example>',
  'Visit https://evil.example now',
  '=?utf-8?q?evil?=',
]

const refused = ['400 invalid_request']

const asAddress = (world: World, tag: string): Attempt[] => {
  const { attacker } = world
  const signed = [...bearer(attacker.token), JSON_BODY]
  const invites = `/api/v1/organisations/${attacker.organisationId}/invites`
  return addresses(tag).flatMap((email) => [
    attempt(
      world,
      `forgot ${JSON.stringify(email)}`,
      {
        method: 'POST',
        path: '/api/v1/auth/forgot',
        headers: [JSON_BODY],
        body: JSON.stringify({ email }),
      },
      [...refused, '202'],
    ),
    attempt(
      world,
      `register ${JSON.stringify(email)}`,
      {
        method: 'POST',
        path: '/api/v1/auth/register',
        headers: [JSON_BODY],
        body: JSON.stringify({ email, name: 'Ada', password: 'short' }),
      },
      refused,
    ),
    attempt(
      world,
      `invite ${JSON.stringify(email)}`,
      {
        method: 'POST',
        path: invites,
        headers: signed,
        body: JSON.stringify({ email, role: 'viewer' }),
      },
      [...refused, '201', '429'],
    ),
  ])
}

/** Registered with a name of this kind, and invited by an organisation of it. */
const asName = (world: World, tag: string): Attempt[] =>
  NAMES.map((name) =>
    attempt(
      world,
      `register as ${JSON.stringify(name)}`,
      {
        method: 'POST',
        path: '/api/v1/auth/register',
        headers: [JSON_BODY],
        body: JSON.stringify({
          name,
          email: `${tag}-${randomUUID()}@example.com`,
          password: PASSWORD,
        }),
      },
      [...refused, '201'],
    ),
  )

const asOrganisation = (world: World, tag: string): Attempt[] =>
  NAMES.map((name) => ({
    input: `invitation of the organisation ${JSON.stringify(name)}`,
    tries: 2,
    run: async () => {
      const signed = [...bearer(world.attacker.token), JSON_BODY]
      const path = `/api/v1/organisations/${world.attacker.organisationId}`
      const rename = { method: 'PATCH', path, headers: signed, body: JSON.stringify({ name }) }
      const renamed = await attempt(world, '', rename, [...refused, '200']).run()
      if (renamed !== undefined) return renamed
      const body = JSON.stringify({ role: 'viewer', email: `${tag}-${randomUUID()}@example.com` })
      const invite = { method: 'POST', path: `${path}/invites`, headers: signed, body }
      return attempt(world, '', invite, ['201', '429']).run()
    },
  }))

const allMails = async (world: World, tag: string): Promise<CaughtMail[]> => {
  const { data } = (await (await fetch(`${world.mails}/mails`)).json()) as {
    data: { to: string[] }[]
  }
  const recipients = [...new Set(data.flatMap(({ to }) => to).filter((to) => to.includes(tag)))]
  return (await Promise.all(recipients.map((to) => caughtMails(world.mails, to)))).flat()
}

const faultOf = (world: World, tag: string, mail: CaughtMail): string | undefined => {
  const names = Object.keys(mail.headers).map((name) => name.toLowerCase())
  const text = `${mail.subject} ${mail.text} ${mail.html}`
  if (mail.to.length !== 1) return 'it went to more than one'
  if (names.some((name) => ['bcc', 'cc', 'x-evil'].includes(name)))
    return 'it has a header of a stranger'
  if (mail.to.includes(bystander(tag))) return 'it went to a bystander'
  if (/evil/i.test(text)) return 'it repeats what a stranger typed'
  if (text.includes(world.mark)) return 'it holds a text of the other tenant'
  return mail.subject.length <= 78 ? undefined : 'its subject is too long'
}

/** Asks for one more mail and waits for it: those of the attempts were sent before it. */
const lastMail = async (world: World, tag: string): Promise<boolean> => {
  const { email } = await createAccount(world, { email: `last-${tag}@example.com` })
  const path = '/api/v1/auth/forgot'
  const body = JSON.stringify({ email })
  await ask(world, 'api', { method: 'POST', path, headers: [JSON_BODY], body })
  for (const end = performance.now() + WAIT_MS; performance.now() < end;) {
    if ((await caughtMails(world.mails, email)).length > 0) return true
    await new Promise((resolve) => void setTimeout(resolve, 100))
  }
  return false
}

const afterwards = (world: World, tag: string): Attempt => ({
  input: 'every mail that came',
  run: async () => {
    if (!(await lastMail(world, tag))) return { kind: 'other answer', seen: 'no mail came' }
    for (const mail of await allMails(world, tag)) {
      const fault = faultOf(world, tag, mail)
      if (fault !== undefined) return letIn(`${fault}: ${JSON.stringify(mail)}`)
    }
    return undefined
  },
})

export const mails: Family = {
  name: 'mail headers and envelope',
  claim: 'A mail goes to exactly one address and says nothing that a stranger typed.',
  attempts: (world) => {
    const tag = randomUUID().slice(0, 8)
    return [
      ...asAddress(world, tag),
      ...asName(world, tag),
      ...asOrganisation(world, tag),
      afterwards(world, tag),
    ]
  },
}
