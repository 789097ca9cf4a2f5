import { expect, test } from 'vitest'
import { createSigner, deriveKeyring } from '../auth/keys.ts'
import { decodePosition, distance, encodePosition, hasReached } from './cursor.ts'

const signerOf = (setting: string) => createSigner(deriveKeyring(setting), 'live-cursor')
const signer = signerOf('8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f')
const at = (...offsets: number[]): Map<number, bigint> =>
  new Map(offsets.map((offset, partition) => [partition, BigInt(offset)]))

test('a cursor is read back, whatever the order of its partitions', () => {
  const position = new Map([...at(3, 0, 2 ** 53)].toReversed())
  expect(decodePosition(signer, encodePosition(signer, position))).toEqual(at(3, 0, 2 ** 53))
})

test('noise and foreign cursors are none', () => {
  const other = signerOf('00000000000000000000000000000000')
  for (const cursor of ['', 'x', encodePosition(other, at(1)), encodePosition(signer, at())])
    expect(decodePosition(signer, cursor)).toBeUndefined()
})

test('distance counts what lies between; reached means every partition', () => {
  expect(distance(at(1, 5), at(4, 5))).toBe(3n)
  expect(distance(at(9, 9), at(4, 5))).toBe(0n)
  expect(hasReached(at(4, 5), at(4, 5))).toBe(true)
  expect(hasReached(at(4, 4), at(4, 5))).toBe(false)
})
