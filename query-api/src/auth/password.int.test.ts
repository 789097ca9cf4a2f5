import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, expect, test } from 'vitest'
import { createPasswords, normalisePassword } from './password.ts'

const passwords = createPasswords()
afterAll(async () => passwords.close())

test('a hash matches its password alone; nobody matches without a hash', async () => {
  const hash = await passwords.hash('correct horse')
  expect(hash).toMatch(/^\$2b\$12\$/)
  expect(await passwords.matches('correct horse', hash)).toBe(true)
  expect(await passwords.matches('wrong horse', hash)).toBe(false)
  expect(await passwords.matches('correct horse', undefined)).toBe(false)
})

test('an unknown account takes as long as a known one', async () => {
  const hash = await passwords.hash('correct horse')
  const timed = async (known: string | undefined): Promise<number> => {
    const started = performance.now()
    await passwords.matches('wrong horse', known)
    return performance.now() - started
  }
  const [known, unknown] = [await timed(hash), await timed(undefined)]
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})

test('what is longer than 72 bytes never matches what was cut', async () => {
  const text = normalisePassword('a'.repeat(72))
  const hash = await passwords.hash(text)
  expect(await passwords.matches(text, hash)).toBe(true)
  expect(await passwords.matches(`${text}b`, hash)).toBe(false)
})

test('the main thread goes on while passwords are hashed', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await Promise.all([passwords.hash('correct horse'), passwords.hash('battery staple')])
  delay.disable()
  // One hash in the main thread would hold it for about 300 ms.
  expect(delay.percentile(50) / 1e6).toBeLessThan(50)
})

test('a full queue answers at once', async () => {
  const small = createPasswords({ threads: 1, maxQueue: 1 })
  const answers = await Promise.allSettled([1, 2, 3].map(async () => small.hash('correct horse')))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(answers[2]).toMatchObject({ reason: { code: 'overloaded', retryAfter: 2 } })
  await small.close()
})
