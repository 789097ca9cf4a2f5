import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '@pulseboard/contracts'
import { createInflate, inflationCap } from './inflate.ts'

const inflate = createInflate()
const encodings = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const
// Bytes that hardly compress, the same in every run.
const noise = (length: number): Buffer => {
  let state = 1
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state >>> 24
    }),
  )
}

describe.each(encodings)('%s', (encoding, compress) => {
  test.each([10, 5_000, 300_000])('%i bytes come back', async (length) => {
    expect(await inflate(compress(noise(length)), encoding)).toEqual(noise(length))
  })

  test('a bomb stops at the cap', async () => {
    const bomb = compress(Buffer.alloc(50 * 1024 * 1024))
    await expect(inflate(bomb, encoding)).rejects.toMatchObject({ code: 'body_too_large' })
  })

  test('cut or foreign bytes are refused', async () => {
    const whole = compress(noise(20_000))
    for (const bad of [whole.subarray(0, whole.length / 2), Buffer.from('{"a":1}')])
      await expect(inflate(bad, encoding)).rejects.toMatchObject({ code: 'body_mismatch' })
  })
})

test('unknown encodings, and several at once', async () => {
  for (const encoding of ['compress', 'gzip, br', '', 'toString'])
    await expect(inflate(noise(10), encoding)).rejects.toMatchObject({
      code: 'unsupported_encoding',
    })
})

test('the cap follows the ratio between its two bounds', () => {
  expect(inflationCap(1)).toBe(64 * 1024)
  expect(inflationCap(1_000)).toBe(1_000 * LIMITS.inflationRatio)
  expect(inflationCap(1_000_000)).toBe(LIMITS.inflatedBytes)
})

test('more bodies than places in the pool all come back', async () => {
  const body = gzipSync(noise(100_000))
  const all = await Promise.all(Array.from({ length: 20 }, () => inflate(body, 'gzip')))
  expect(all.every((bytes) => bytes.length === 100_000)).toBe(true)
})
