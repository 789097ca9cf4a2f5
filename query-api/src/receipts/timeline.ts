/** Copies of an event → what happened to it, step by step in words; pure. */
import type { ReceiptCopy, ReceiptState, ReceiptStep } from '@pulseboard/contracts'

const FILTERED: Readonly<Record<string, string>> = {
  erased: 'the events received up to then were erased on request',
  project_deleted: 'its project was deleted',
}

const placeOf = ({ partition, offset }: { partition: number; offset: string }): string =>
  `partition ${partition}, offset ${offset}`

const acceptedBy = ({ gateway, request, key_id }: ReceiptCopy): string =>
  gateway === null
    ? 'Written to the topic by a program of its own'
    : `Accepted by gateway ${gateway}, request ${request ?? '?'}, with key ${key_id ?? '?'}`

const settled = (copy: ReceiptCopy): string => {
  switch (copy.outcome) {
    case 'stored':
      return `Stored from ${placeOf(copy)}.`
    case 'duplicate':
      return `A repeat: the event was stored already${copy.of === null ? '' : `, from ${placeOf(copy.of)}`}. Not stored again.`
    case 'replayed':
      return `A second copy of the same request${copy.of === null ? '' : `, which is stored from ${placeOf(copy.of)}`}. Not stored again.`
    case 'filtered':
      return `Left out on purpose: ${FILTERED[copy.reason ?? ''] ?? copy.reason ?? 'no reason given'}.`
    case 'quarantined':
      return `Set aside (${copy.reason ?? 'no reason given'}): ${copy.detail ?? ''}${copy.quarantine_id === null ? '' : ` Quarantine entry ${copy.quarantine_id}.`}`
    default:
      return `On its way: in Kafka at ${placeOf(copy)}, not landed yet.`
  }
}

/** One request may have written its event twice: it is accepted once. */
const requestOf = (copy: ReceiptCopy): string =>
  copy.gateway === null ? `${copy.log}/${placeOf(copy)}` : `${copy.gateway}${copy.request}`

const ORDER = ['accepted', 'logged'] as const
const orderOf = ({ step }: ReceiptStep): number => {
  const found = ORDER.findIndex((name) => name === step)
  return found === -1 ? ORDER.length : found
}

export const timelineOf = (copies: readonly ReceiptCopy[]): ReceiptStep[] => {
  const accepted = new Map(copies.toReversed().map((copy) => [requestOf(copy), copy]))
  const steps: ReceiptStep[] = [
    ...[...accepted.values()].map((copy) => ({
      at: copy.received_at,
      step: 'accepted' as const,
      text: `${acceptedBy(copy)}.`,
    })),
    ...copies.map((copy) => ({
      at: copy.received_at,
      step: 'logged' as const,
      text: `In the log at ${placeOf(copy)}${copy.log === '' ? '' : ` (log ${copy.log})`}.`,
    })),
    ...copies.map((copy) => ({ at: copy.settled_at, step: copy.outcome, text: settled(copy) })),
  ]
  const time = ({ at }: ReceiptStep): number =>
    at === null ? Number.POSITIVE_INFINITY : Date.parse(at)
  return steps.toSorted((a, b) => time(a) - time(b) || orderOf(a) - orderOf(b))
}

/** What became of it, all copies together. */
export const stateOfCopies = (copies: readonly ReceiptCopy[]): ReceiptState | undefined => {
  const has = (outcome: ReceiptCopy['outcome']): boolean =>
    copies.some((copy) => copy.outcome === outcome)
  // A repeat whose original has expired, or is stored in another way, was stored all the same.
  if (has('stored') || has('duplicate') || has('replayed')) return 'stored'
  if (has('quarantined')) return 'quarantined'
  if (has('filtered')) return 'filtered'
  return has('in_flight') ? 'in_flight' : undefined
}
