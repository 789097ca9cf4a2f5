import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { webhookSecret, webhookSignature } from './webhook-signature.ts'

const key = Buffer.alloc(32, 7)
const channel = '0198c0de-0000-7000-8000-000000000001'

test('each channel, rotation and installation has its own secret, always the same', () => {
  const secrets = [
    webhookSecret(key, channel, 0),
    webhookSecret(key, channel, 1),
    webhookSecret(key, channel.replace('1', '2'), 0),
    webhookSecret(Buffer.alloc(32, 8), channel, 0),
  ]
  expect(new Set(secrets).size).toBe(secrets.length)
  expect(webhookSecret(key, channel, 0)).toBe(secrets[0])
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[\w-]{43}$/)
})

test('the signature is that of time and body, one for each secret that counts', () => {
  const body = '{"id":"1","text":"8,2 % – Störung"}'
  const of = (secret: string) => createHmac('sha256', secret).update(`1700000000.${body}`)
  expect(webhookSignature(['new', 'old'], 1_700_000_000, body)).toBe(
    `t=1700000000,v1=${of('new').digest('hex')},v1=${of('old').digest('hex')}`,
  )
})
