/** Which traces are kept, what a traceparent may be, what a batch is linked to, and settings that are wrong. */
import { expect, test } from 'vitest'
import { defineConfig } from '../config.ts'
import { createLifecycle } from '../lifecycle.ts'
import { createLogger } from '../logger.ts'
import { openTracing } from './open.ts'
import { openOtel } from './otel.ts'
import { TRACING } from './settings.ts'

const log = createLogger('test', 'silent')
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = (flags: string, trace = TRACE): string =>
  `00-${trace}-00f067aa0ba902b7-${flags}`

/** Nobody listens at the address: what is sent is lost, and nothing here waits for it. */
const open = (env: Record<string, string> = {}) => {
  const clock = { nowMs: 1_000_000, now: () => clock.nowMs }
  const settings = defineConfig(TRACING, {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    ...env,
  })
  return { tracing: openOtel({ settings, service: 'test', log, clock }), clock }
}
const isKept = (sampler: string, given: string | undefined): boolean =>
  open({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: '0' }).tracing.request(
    'GET',
    given,
  ) !== undefined

test.each([
  ['always_on', undefined, true],
  ['always_on', traceparent('00'), true],
  ['always_off', traceparent('01'), false],
  ['traceidratio', traceparent('01'), false],
  ['parentbased_always_on', undefined, true],
  ['parentbased_always_on', traceparent('00'), false],
  ['parentbased_always_off', traceparent('01'), true],
  ['parentbased_always_off', undefined, false],
  ['parentbased_traceidratio', traceparent('01'), true],
] as const)('%s, %s: kept is %s', (sampler, given, kept) => {
  expect(isKept(sampler, given)).toBe(kept)
})

test.each(['', 'x', '00-0-0-01', traceparent('01', '0'.repeat(32)), `${traceparent('01')}-more`])(
  'a traceparent that is not one begins a new trace: %s',
  (given) => {
    const span = open().tracing.request('GET', given)
    expect(span?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(span?.traceparent).not.toContain(TRACE)
  },
)

test('clients that all want to be traced are within the bound', () => {
  const { tracing, clock } = open({ TRACES_PER_SECOND: '10' })
  const kept = (): number =>
    Array.from({ length: 1_000 }, () => tracing.request('GET', traceparent('01'))).filter(
      (span) => span !== undefined,
    ).length
  expect(kept()).toBe(10)
  expect(kept()).toBe(0)
  clock.nowMs += 500
  expect(kept()).toBe(5)
})

test('parts of a kept trace are kept beyond the bound, in the same trace', () => {
  const { tracing } = open({ TRACES_PER_SECOND: '1' })
  const span = tracing.request('GET', traceparent('01'))
  const parts = Array.from({ length: 3 }, () => span?.part('part').traceparent)
  expect(new Set(parts).size).toBe(3)
  for (const part of parts) expect(part).toContain(TRACE)
  span?.run(() => expect(tracing.current).toBe(span))
  expect(tracing.current).toBeUndefined()
})

test('a batch of no traced request is none', () => {
  const { tracing } = open({ OTEL_TRACES_SAMPLER: 'always_off' })
  expect(tracing.batch('land', [])).toBeUndefined()
  expect(tracing.batch('land', ['x', traceparent('00')])).toBeUndefined()
  expect(tracing.batch('land', [traceparent('01')])).toBeDefined()
})

test('the collector is away: ten times as many spans as may wait are ended without waiting', () => {
  const { tracing } = open({ TRACES_PER_SECOND: '10000' })
  const span = tracing.request('GET', undefined)
  for (let i = 0; i < 20_000; i++) span?.part('part').end()
  span?.end()
  expect(tracing.request('GET', undefined)).toBeDefined()
})

test('without an address there is nothing to trace', async () => {
  const settings = defineConfig(TRACING, {})
  const lifecycle = createLifecycle(log)
  const clock = { now: () => 0 }
  expect(await openTracing({ settings, service: 'test', log, clock, lifecycle })).toBeUndefined()
})

test('all wrong settings at once', () => {
  const wrong = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization',
    OTEL_TRACES_SAMPLER: 'some',
    OTEL_TRACES_SAMPLER_ARG: '2',
    TRACES_PER_SECOND: '0',
  }
  expect(() => defineConfig(TRACING, wrong)).toThrow(
    /ENDPOINT must.*\n.*HEADERS must.*\n.*SAMPLER must.*\n.*SAMPLER_ARG must.*\n.*PER_SECOND must/,
  )
})
