/**
 * What both services wrote while all families before had their way: no key, token, cookie, password or address
 * of a person is in it, and nothing that looks like one, whoever's it was. They log everything here.
 */
import { letIn, type Attempt, type Family } from '../attempt.ts'
import { PASSWORD, type World } from '../world/world.ts'

/** Forms of secrets; the beginning of a key, by which people know it, is shorter than the first one. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'an API key or a personal token': /pb_[a-z]+_[0-9A-Za-z]{20,}/,
  'a signed token': /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/,
  'a Bearer header': /bearer\s+[\w.-]{16,}/i,
  'a refresh cookie': /refresh[\w-]*=[\w.-]{16,}/i,
  'an e-mail address': /[\w.+-]+@[\w-]+\.(com|org|test|example)\b/,
}

const secretsOf = ({ attacker, victim, secret }: World): Readonly<Record<string, string>> => ({
  'the secret of the installation': secret,
  'the password of the tenants': PASSWORD,
  ...Object.fromEntries(
    Object.entries({ attacker, victim }).flatMap(([name, tenant]) => [
      [`the ingest key of the ${name}`, tenant.ingestKey],
      [`the token of the ${name}`, tenant.token],
      [`the address of the ${name}`, tenant.email],
    ]),
  ),
})

export const logSecrets: Family = {
  name: 'secrets in logs',
  claim: 'No key, token, cookie, password or e-mail address is in a log, at any level.',
  attempts: (world) => {
    const lines = (): string[] =>
      Object.values(world.services).flatMap((service) => service.log().split('\n'))
    const nowhere = (input: string, holds: (line: string) => boolean): Attempt => ({
      input,
      run: () => {
        const line = lines().find(holds)
        return Promise.resolve(line === undefined ? undefined : letIn(line))
      },
    })
    return [
      ...Object.entries(secretsOf(world)).map(([what, text]) =>
        nowhere(what, (line) => line.includes(text)),
      ),
      ...Object.entries(FORMS).map(([what, form]) => nowhere(what, (line) => form.test(line))),
    ]
  },
}
