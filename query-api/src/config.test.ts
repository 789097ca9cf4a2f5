import { redact } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { CONFIG, readConfig } from './config.ts'

const good = {
  DATABASE_URL: 'postgres://u@localhost/pulseboard',
  CLICKHOUSE_URL: 'http://localhost:8123',
  KAFKA_BROKERS: 'localhost:9092',
  JWT_SECRET: '8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f',
}

test('a complete environment is read, the rest has defaults', () => {
  expect(readConfig(good)).toMatchObject({
    QUERY_API_PORT: 3002,
    HOST: '127.0.0.1',
    REGISTRATION: 'open',
    TRUST_PROXY: 0,
  })
})

test.each([
  'x'.repeat(40),
  'change-me-change-me-change-me-1234567890',
  'my-super-secret-jwt-key-0123456789abcdef',
  'short',
  '',
  '8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4',
  '8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f,short',
  '8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f,change-me-change-me-change-me-1234567890',
  '8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f,',
])('a guessable signing secret is refused: %s', (JWT_SECRET) => {
  expect(() => readConfig({ ...good, JWT_SECRET })).toThrow(/JWT_SECRET/)
})

test('a secret may be listed with the one that it replaces', () => {
  const JWT_SECRET = '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d,8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f'
  expect(readConfig({ ...good, JWT_SECRET }).JWT_SECRET).toBe(JWT_SECRET)
})

test('mails need no server, but what is given must be one', () => {
  expect(readConfig(good)).toMatchObject({ SMTP_URL: '', MAIL_FROM: expect.stringContaining('@') })
  expect(() => readConfig({ ...good, SMTP_URL: 'http://mail.example.com' })).toThrow(/SMTP_URL/)
  expect(() => readConfig({ ...good, MAIL_FROM: 'a@example.com, b@example.com' })).toThrow(
    /MAIL_FROM/,
  )
})

test('no password of a store reaches the log', () => {
  const url = 'http://reader:hush@localhost:8123/pulseboard'
  const config = readConfig({ ...good, CLICKHOUSE_READ_URL: url, CLICKHOUSE_URL: url })
  expect(config.CLICKHOUSE_READ_URL).toBe(url)
  expect(JSON.stringify(redact(CONFIG, config))).not.toContain('hush')
  expect(() => readConfig({ ...good, CLICKHOUSE_READ_URL: 'localhost' })).toThrow(/READ_URL/)
})
