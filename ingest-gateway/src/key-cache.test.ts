import { describe, expect, test } from 'vitest'
import { createKeyCache, KEY_CACHE_DEFAULTS } from './key-cache.ts'

const setUp = (
  settings = KEY_CACHE_DEFAULTS as { [K in keyof typeof KEY_CACHE_DEFAULTS]: number },
) => {
  let now = 0
  let isDown = false
  const rows = new Map([['a', { project: 'p' }]])
  const reads: string[] = []
  const read = async (key: string) => {
    reads.push(key)
    if (isDown) throw new Error('down')
    return rows.get(key)
  }
  const cache = createKeyCache(read, { now: () => now }, settings)
  return {
    cache,
    rows,
    reads,
    pass: (ms: number) => void (now += ms),
    down: (value: boolean) => void (isDown = value),
  }
}

describe('fresh entries', () => {
  test('are read once, known and unknown alike, and then come without waiting', async () => {
    const { cache, reads } = setUp()
    expect(await cache.get('a')).toEqual({ project: 'p' })
    expect(await cache.get('x')).toBeUndefined()
    expect(cache.get('a')).toEqual({ project: 'p' })
    expect(cache.get('x')).toBeUndefined()
    expect(reads).toEqual(['a', 'x'])
  })

  test('many askers of one key make one read', async () => {
    const { cache, reads } = setUp()
    await Promise.all(Array.from({ length: 50 }, async () => cache.get('a')))
    expect(reads).toEqual(['a'])
  })

  test('are read again after 25 s', async () => {
    const { cache, rows, pass } = setUp()
    await cache.get('a')
    rows.delete('a')
    pass(24_999)
    expect(cache.get('a')).toEqual({ project: 'p' })
    pass(1)
    expect(await cache.get('a')).toBeUndefined()
  })
})

describe('announcements', () => {
  test('a forgotten key is read again', async () => {
    const { cache, rows } = setUp()
    await cache.get('a')
    rows.delete('a')
    cache.forget('a')
    expect(await cache.get('a')).toBeUndefined()
    rows.set('a', { project: 'q' })
    cache.forget('a')
    expect(await cache.get('a')).toEqual({ project: 'q' })
  })

  test('keys of a project are forgotten together', async () => {
    const { cache, rows, reads } = setUp()
    rows.set('b', { project: 'q' })
    await Promise.all([cache.get('a'), cache.get('b')])
    cache.forgetWhere(({ project }) => project === 'p')
    await Promise.all([cache.get('a'), cache.get('b')])
    expect(reads).toEqual(['a', 'b', 'a'])
  })

  test('a read that was under way is not kept', async () => {
    const { cache, reads } = setUp()
    const early = cache.get('a')
    cache.forget('a')
    await early
    await cache.get('a')
    expect(reads).toEqual(['a', 'a'])
  })
})

describe('while the store is down', () => {
  test('known keys go on for ten minutes, asking every five seconds', async () => {
    const { cache, reads, pass, down } = setUp()
    await cache.get('a')
    down(true)
    pass(25_000)
    expect(await cache.get('a')).toEqual({ project: 'p' })
    expect(cache.get('a')).toEqual({ project: 'p' })
    pass(5_000)
    expect(await cache.get('a')).toEqual({ project: 'p' })
    expect(reads).toHaveLength(3)
    pass(600_000)
    await expect(cache.get('a')).rejects.toMatchObject({ code: 'store_unavailable' })
  })

  test('unknown ones cannot be told from new ones', async () => {
    const { cache, pass, down } = setUp()
    await cache.get('x')
    down(true)
    await expect(cache.get('b')).rejects.toMatchObject({ code: 'store_unavailable' })
    pass(25_000)
    await expect(cache.get('x')).rejects.toMatchObject({ code: 'store_unavailable' })
  })
})

test('guessed keys push out guessed keys only', async () => {
  const { cache, reads } = setUp({ ...KEY_CACHE_DEFAULTS, maxEntries: 10 })
  await cache.get('a')
  for (let guess = 0; guess < 100; guess++) await cache.get(`guess-${guess}`)
  expect(cache.get('a')).toEqual({ project: 'p' })
  expect(reads.filter((key) => key === 'a')).toHaveLength(1)
})
