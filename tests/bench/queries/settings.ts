/** What a run of `npm run bench:queries` consists of. `--quick` shows in seconds that everything works. */
import { parseArgs } from 'node:util'

export interface QuerySettings {
  /** Events in the store, one measurement each, the smaller first. */
  readonly sizes: readonly number[]
  /** How many days they are spread over. */
  readonly days: number
  /** How often each request is repeated. */
  readonly rounds: number
  /** The late page of events that is compared with the first one. */
  readonly latePage: number
  /** Keeps the stores here and, when they are there, measures them again; missing: a throwaway folder. */
  readonly data: string | undefined
  /** File for the results instead of tests/bench/results/queries-<date>.json. */
  readonly out: string | undefined
  /** Also writes the table into docs/queries.md. */
  readonly docs: boolean
}

/** @throws when an option cannot be read */
export const readQuerySettings = (args: readonly string[]): QuerySettings => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string' },
      days: { type: 'string', default: '30' },
      rounds: { type: 'string' },
      data: { type: 'string' },
      out: { type: 'string' },
      'late-page': { type: 'string' },
      docs: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  })
  const sizes = (values.rows ?? (values.quick ? '200000' : '10000000,100000000'))
    .split(',')
    .map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 10_000))
    throw new Error(
      `--rows is ${values.rows}: name whole numbers from 10000 on, as 10000000,100000000.`,
    )
  return {
    sizes: sizes.toSorted((a, b) => a - b),
    days: Number(values.days),
    rounds: Number(values.rounds ?? (values.quick ? 3 : 40)),
    latePage: Number(values['late-page'] ?? (values.quick ? 1000 : 10_000)),
    data: values.data,
    out: values.out,
    docs: values.docs,
  }
}
