/**
 * Message of the quarantine topic → what to do with it. Pure; a message that is no entry is named as
 * such and never holds up those behind it.
 */
import { QuarantinedMessage } from '@pulseboard/contracts'
import type { QuarantineEntry } from '@pulseboard/db'
import { compile, type BusMessage } from '@pulseboard/runtime'

export type ReadEntry =
  | { readonly store: QuarantineEntry }
  /** Key of an entry that was erased. */
  | { readonly erase: string }
  | { readonly unreadable: string }

const validate = compile(QuarantinedMessage)
const HIGHEST_OFFSET = 2n ** 63n - 1n
const HIGHEST_PARTITION = 2 ** 31 - 1

const parse = (value: Buffer): unknown => {
  try {
    return JSON.parse(value.toString('utf8'))
  } catch {
    return undefined
  }
}

export const readEntry = ({ key, value }: BusMessage): ReadEntry => {
  const messageKey = key?.toString('utf8') ?? ''
  if (messageKey === '') return { unreadable: 'it has no key' }
  if (value === null) return { erase: messageKey }
  const message = parse(value)
  const [violation] = validate(message) ?? []
  if (violation !== undefined) return { unreadable: `${violation.pointer} ${violation.detail}` }
  const entry = message as QuarantinedMessage
  if (BigInt(entry.offset) > HIGHEST_OFFSET || entry.partition > HIGHEST_PARTITION)
    return { unreadable: 'no topic has such a partition or offset' }
  return { store: { messageKey, message: entry } }
}
