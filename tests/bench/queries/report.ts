/** The results of a run as a Markdown table: one line a request, one group of columns a size. */
import { readFile, writeFile } from 'node:fs/promises'
import type { Machine } from '../machine.ts'
import type { StoreSize } from './fill.ts'
import type { Figures } from './requests.ts'

export interface SizeResult {
  readonly events: number
  readonly store: StoreSize
  readonly figures: readonly Figures[]
}

export interface QueryResults {
  readonly date: string
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  readonly rounds: number
  /** The events of each size are spread over so many days. */
  readonly days: number
  readonly sizes: readonly SizeResult[]
}

const START = '<!-- bench:queries:start -->'
const END = '<!-- bench:queries:end -->'

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const number = (value: number): string => value.toLocaleString('en')
const millions = (events: number): string => `${events / 1e6} M`

const conditions = ({ date, machine, versions, rounds, days, sizes }: QueryResults): string =>
  `${date.slice(0, 10)}, commit ${versions['commit']}: ${machine.cores} cores of ${machine.cpu}, ${machine.memoryGb} GB, ` +
  `load ${machine.loadBefore} before the start; Node ${versions['node']}, ClickHouse ${versions['clickhouse']}. ` +
  `Answers of the running query-api over HTTP, ${rounds} of each, the store warm. Three projects over ${days} days; ` +
  `asked of the largest, which has six of ten events. ` +
  sizes
    .map(
      ({ events, store }) =>
        `${millions(events)}: ${store.parts} parts, ${(store.bytesOnDisk / 1e9).toFixed(2)} GB, ` +
        `of which rollups ${(store.projectionBytes / 1e9).toFixed(2)} GB.`,
    )
    .join(' ')

const cellsOf = (figures: Figures | undefined): (string | number)[] =>
  figures === undefined
    ? ['', '', '', '']
    : [figures.p50Ms, figures.p95Ms, figures.cpuMs, number(figures.rowsRead)]

export const queryTable = (results: QueryResults): string => {
  const { sizes } = results
  const requests = sizes[0]?.figures.map(({ request }) => request) ?? []
  const heads = sizes.flatMap(({ events }) => [
    `p50 ms at ${millions(events)}`,
    'p95 ms',
    'CPU ms',
    'rows read',
  ])
  return [
    conditions(results),
    '',
    row(['request', ...heads]),
    row(['---', ...heads.map(() => '--:')]),
    ...requests.map((request) =>
      row([
        request,
        ...sizes.flatMap(({ figures }) => cellsOf(figures.find((one) => one.request === request))),
      ]),
    ),
  ].join('\n')
}

/** Puts the table between the markers of a Markdown file. @throws when it has none */
export const writeTable = async (file: string, results: QueryResults): Promise<void> => {
  const text = await readFile(file, 'utf8')
  const [start, end] = [text.indexOf(START), text.indexOf(END)]
  if (start < 0 || end < start) throw new Error(`${file} has no ${START} … ${END}: add both lines.`)
  const before = text.slice(0, start + START.length)
  await writeFile(file, `${before}\n\n${queryTable(results)}\n\n${text.slice(end)}`)
}
