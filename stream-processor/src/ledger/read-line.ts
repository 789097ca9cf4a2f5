/**
 * Message of the ledger topic → line, or why it is none; pure. What passes here is taken by the store:
 * times and figures that its columns cannot hold are refused, text is made well-formed.
 */
import { LedgerCounts, LedgerGateway, type LedgerMessage } from '@pulseboard/contracts'
import { compile, type BusMessage } from '@pulseboard/runtime'
import type { Reject } from '../landing-batch.ts'

const CHECKS = { counts: compile(LedgerCounts), gateway: compile(LedgerGateway) }
const FIRST_TIME = Date.UTC(2000, 0)
const LAST_TIME = Date.UTC(2100, 0)

const timesOf = (line: LedgerMessage): (string | null)[] =>
  line.kind === 'counts'
    ? [line.minute]
    : [line.started_at, line.reported_at, line.reported_through, line.spool.oldest_at]

const figuresOf = (line: LedgerMessage): number[] =>
  line.kind === 'counts'
    ? [
        line.received,
        line.accepted,
        line.duplicate,
        line.spooled,
        line.rate_limited,
        line.unavailable,
        ...Object.values(line.rejected),
      ]
    : [line.spool.events, line.spool.bytes]

const outOfBounds = (line: LedgerMessage): string | undefined => {
  const time = timesOf(line).find((text) => {
    if (text === null) return false
    const ms = Date.parse(text)
    return !(ms >= FIRST_TIME && ms < LAST_TIME)
  })
  if (time !== undefined) return `the time ${time} is not between 2000 and 2100`
  const figure = figuresOf(line).find((value) => !Number.isSafeInteger(value))
  return figure === undefined ? undefined : `the figure ${figure} is too large`
}

const parse = (value: Buffer | null): unknown => {
  try {
    // JSON.parse replaces nothing: lone surrogates in escapes would be refused by the store.
    return JSON.parse(value?.toString('utf8') ?? '', (_, item: unknown) =>
      typeof item === 'string' ? item.toWellFormed() : item,
    )
  } catch {
    return undefined
  }
}

const kindOf = (value: unknown): keyof typeof CHECKS | undefined => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : ''
  return kind === 'counts' || kind === 'gateway' ? kind : undefined
}

/** A line, or the message with the reason. */
export const readLine = (message: BusMessage): { line: LedgerMessage } | { reject: Reject } => {
  const refuse = (reason: Reject['reason'], detail: string) => ({
    reject: { message, reason, detail },
  })
  const value = parse(message.value)
  if (value === undefined) return refuse('not_json', 'The value is no JSON.')
  const kind = kindOf(value)
  if (kind === undefined) return refuse('not_a_ledger_line', 'kind is neither counts nor gateway.')
  const [violation] = CHECKS[kind](value) ?? []
  if (violation !== undefined) return refuse('not_a_ledger_line', `${violation.detail}.`)
  const line = value as LedgerMessage
  const problem = outOfBounds(line)
  return problem === undefined ? { line } : refuse('not_a_ledger_line', `${problem}.`)
}
