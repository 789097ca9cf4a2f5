/**
 * `npm run bench:landing -- [--against COMMIT] [--events N] [--rounds N]`: what exactness costs. Lands the
 * same events with the sources of a commit and with ours, in turns, and prints the CPU time an event of
 * the processor and ClickHouse and their ratio. The default commit is the last one without recognition
 * of repeats, dispositions and ledger.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CpuSeconds } from '../cpu.ts'
import { drainOnce } from './drain.ts'
import { checkOut } from './tree.ts'

const BEFORE_EXACTNESS = '28906e4'
const OURS = join(import.meta.dirname, '..', '..', '..')

const { values } = parseArgs({
  options: {
    against: { type: 'string', default: BEFORE_EXACTNESS },
    events: { type: 'string', default: '400000' },
    rounds: { type: 'string', default: '3' },
  },
})
const [events, rounds] = [Number(values.events), Number(values.rounds)]

const sumOf = (cpu: CpuSeconds): number =>
  Object.values(cpu).reduce((sum, micros) => sum + micros, 0)
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const other = checkOut(values.against)
const measured: { before: number; ours: number }[] = []
try {
  for (let round = 1; round <= rounds; round++) {
    const before = await drainOnce(other.root, events)
    const ours = await drainOnce(OURS, events)
    measured.push({ before: sumOf(before), ours: sumOf(ours) })
    console.log(
      `round ${round}, CPU us/event: ${values.against} ${JSON.stringify(before)}, ours ${JSON.stringify(ours)}`,
    )
  }
} finally {
  other.remove()
}
const ratio = median(measured.map(({ before, ours }) => ours / before))
console.log(
  `${events} events, ${rounds} rounds: ours costs ${ratio.toFixed(2)} of ${values.against} (median of the rounds' ratios)`,
)
