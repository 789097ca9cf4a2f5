/**
 * Where a live feed stands: the next offset of each partition. Sent to clients as signed text, so that
 * nobody can send us back to the beginning of the topic. Pure.
 */
import type { Position } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'

const FORM = /^\d+:\d+(,\d+:\d+)*$/

export const encodePosition = (signer: Signer, position: Position): string => {
  const parts = [...position].toSorted(([a], [b]) => a - b)
  return signer.sign(parts.map(([partition, offset]) => `${partition}:${offset}`).join(','))
}

/** The position of a cursor; nothing when it is not one of ours. */
export const decodePosition = (signer: Signer, cursor: string): Position | undefined => {
  const text = signer.unsign(cursor)
  if (text === undefined || !FORM.test(text)) return undefined
  return new Map(
    text.split(',').map((part) => {
      const [partition = '', offset = ''] = part.split(':')
      return [Number(partition), BigInt(offset)]
    }),
  )
}

/** How many messages lie between two positions, over all partitions. */
export const distance = (from: Position, to: Position): bigint => {
  let sum = 0n
  for (const [partition, end] of to) {
    const start = from.get(partition) ?? 0n
    if (end > start) sum += end - start
  }
  return sum
}

/** Whether every partition has been read up to an end. */
export const hasReached = (position: Position, end: Position): boolean =>
  [...end].every(([partition, offset]) => (position.get(partition) ?? 0n) >= offset)
