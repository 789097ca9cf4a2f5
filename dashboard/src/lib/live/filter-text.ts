/** The filter of the live page as one text in the filter language: pure. */
import type { Problem } from '@pulseboard/contracts'

/** What was written comes first, so that the places that a complaint names are those of the field. */
export function filterText(written: string, type: string): string {
  return [written, type === '' ? '' : `type:${type}`].filter((part) => part !== '').join(' ')
}

/** A refusal as one sentence for the field. */
export function complaintOf(refusal: Problem | null): string {
  const [fault] = refusal?.errors ?? []
  return fault === undefined ? (refusal?.detail ?? '') : `${fault.detail}. ${fault.fix}`
}
