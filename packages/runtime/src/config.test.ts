import { expect, test } from 'vitest'
import {
  addresses,
  choice,
  ConfigError,
  defineConfig,
  integer,
  redact,
  secret,
  text,
  url,
} from './config.ts'

const table = {
  PORT: integer('Port.', 3000, { min: 1, max: 65_535 }),
  KAFKA_BROKERS: addresses('Brokers.'),
  DATABASE_URL: url('PostgreSQL.', ['postgres', 'postgresql']),
  JWT_SECRET: secret('Signs tokens.', 32),
  LOG_LEVEL: choice('Level.', ['info', 'debug'], 'info'),
  NAME: text('Name.', 'pulse'),
}
const good = {
  KAFKA_BROKERS: 'a:9092, b:9093',
  DATABASE_URL: 'postgres://me:hush@db:5432/pulseboard',
  JWT_SECRET: 'x'.repeat(32),
}

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    defineConfig(table, env)
    return []
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)]
  }
}

test('reads, coerces and defaults', () => {
  expect(defineConfig(table, { ...good, PORT: '8080', NAME: '' })).toEqual({
    PORT: 8080,
    KAFKA_BROKERS: ['a:9092', 'b:9093'],
    DATABASE_URL: good.DATABASE_URL,
    JWT_SECRET: good.JWT_SECRET,
    LOG_LEVEL: 'info',
    NAME: 'pulse',
  })
})

test('reports every problem at once, each with its name', () => {
  const problems = problemsOf({
    PORT: '0.5',
    KAFKA_BROKERS: 'nowhere',
    JWT_SECRET: 'short',
    LOG_LEVEL: 'loud',
  })
  expect(problems.map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'KAFKA_BROKERS',
    'DATABASE_URL',
    'JWT_SECRET',
    'LOG_LEVEL',
  ])
  expect(problems.join()).not.toContain('short')
})

test('a URL of another protocol is refused without repeating its credentials', () => {
  const read = () => defineConfig(table, { ...good, DATABASE_URL: 'mysql://me:hush@db/x' })
  expect(read).toThrow(/DATABASE_URL must be a URL that starts with postgres:\/\//)
  expect(read).not.toThrow(/hush/)
})

test('secrets and URLs are redacted', () => {
  const shown = redact(table, defineConfig(table, good))
  expect(shown).toMatchObject({ PORT: 3000, JWT_SECRET: '[secret]', DATABASE_URL: '[secret]' })
})
