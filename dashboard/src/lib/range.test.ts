import { describe, expect, it } from 'vitest'
import {
  describeView,
  parseTyped,
  readView,
  resolveInstant,
  resolveView,
  shiftSpan,
  widen,
  writeView,
} from './range.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0)
const read = (query: string) => readView(new URLSearchParams(query), NOW)

describe('resolveInstant', () => {
  it.each([
    ['now', NOW],
    ['now-15m', NOW - 15 * 60_000],
    ['now-2w', NOW - 14 * 86_400_000],
    ['1795521600000', 1_795_521_600_000],
    ['2026-11-24T09:00:00Z', Date.UTC(2026, 10, 24, 9)],
  ])('reads %s', (text, wanted) => expect(resolveInstant(text, NOW)).toBe(wanted))

  it.each(['', 'now-', 'now+1h', 'now-5y', '17', 'yesterday', '-1', 'NaN', '2026-99-99'])(
    'refuses %j',
    (text) => expect(resolveInstant(text, NOW)).toBeNull(),
  )
})

describe('readView', () => {
  it('has a default of the last 24 hours', () => {
    expect(read('')).toEqual({
      from: 'now-24h',
      to: 'now',
      environment: '',
      release: '',
      dropped: [],
    })
  })
  it('falls back and says which parameter was dropped', () => {
    expect(read('from=tomorrowish&env=prod')).toMatchObject({
      from: 'now-24h',
      environment: 'prod',
      dropped: ['from'],
    })
    expect(read('from=now&to=now-1h').dropped).toEqual(['from', 'to'])
    expect(read(`env=${'x'.repeat(65)}`)).toMatchObject({ environment: '', dropped: ['env'] })
  })
})

describe('writeView', () => {
  it('leaves defaults out, keeps strangers and forgets the page', () => {
    const next = writeView(new URLSearchParams('type=error&cursor=abc&from=now-1h'), {
      from: 'now-24h',
      environment: 'prod',
    })
    expect(next.toString()).toBe('type=error&env=prod')
  })
  it('is read back as it was written', () => {
    const next = writeView(new URLSearchParams(), { from: 'now-6h', release: 'shop@1' })
    expect(readView(next, NOW)).toMatchObject({ from: 'now-6h', release: 'shop@1', dropped: [] })
  })
})

describe('resolveView', () => {
  it('keeps at least a minute', () => {
    expect(resolveView({ from: String(NOW - 1000), to: 'now' }, NOW)).toEqual({
      from: NOW - 60_000,
      to: NOW,
    })
  })
})

describe('parseTyped', () => {
  it('reads lengths, days and pairs of dates', () => {
    expect(parseTyped(' 6H ', NOW)).toEqual({ from: 'now-6h', to: 'now' })
    expect(parseTyped('today', NOW)?.to).toBe('now')
    const yesterday = parseTyped('yesterday', NOW)
    expect(Number(yesterday?.to) - Number(yesterday?.from)).toBe(86_400_000)
    const days = parseTyped('nov 3 - nov 5', NOW)
    expect(Number(days?.to) - Number(days?.from)).toBe(2 * 86_400_000)
  })
  it.each(['', 'soon', 'nov 5 - nov 3', '3 - '])('refuses %j', (text) => {
    expect(parseTyped(text, NOW)).toBeNull()
  })
})

describe('words and shifts', () => {
  it('names presets, lengths and absolute ranges', () => {
    expect(describeView({ from: 'now-7d', to: 'now' }, NOW)).toBe('Last 7 days')
    expect(describeView({ from: 'now-3h', to: 'now' }, NOW)).toBe('Last 3h')
    const text = describeView({ from: String(NOW - 3_600_000), to: String(NOW) }, NOW, 'UTC')
    expect(text).toBe('24 Nov, 11:00 – 24 Nov, 12:00')
  })
  it('shifts by its own length', () => {
    expect(shiftSpan({ from: 100, to: 160 }, -1)).toEqual({ from: '40', to: '100' })
  })
  it('zooms out around the middle, but not into the future', () => {
    const past = { from: NOW - 3000, to: NOW - 2000 }
    expect(widen(past, NOW)).toEqual({ from: String(NOW - 4000), to: String(NOW - 1000) })
    expect(widen({ from: NOW - 1000, to: NOW }, NOW)).toEqual({
      from: String(NOW - 3000),
      to: 'now',
    })
  })
})
