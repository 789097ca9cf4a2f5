/** A receipt as lines for a terminal; pure. */
import type { Receipt, ReceiptStep } from '@pulseboard/contracts'

const WIDTH = 24
const wide = ({ step }: ReceiptStep): string => step.replace('_', ' ').padEnd(12)

/** @param project its name; absent when none is known */
export const linesOf = (receipt: Receipt, project?: string): string[] => [
  `Event ${receipt.event_id}${project === undefined ? '' : `, project ${project}`}`,
  receipt.sentence,
  '',
  ...receipt.timeline.map(
    (step) => `  ${(step.at ?? 'time not known').padEnd(WIDTH)}  ${wide(step)}  ${step.text}`,
  ),
]
