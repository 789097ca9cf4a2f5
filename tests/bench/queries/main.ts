/**
 * `npm run bench:queries`: fills ClickHouse with 10 and 100 million events through the real table and its
 * rollups, measures the answers that the overview and the pages of events wait for, and writes results and
 * table. `--quick` takes a minute and shows that everything works; its figures mean nothing.
 */
import { mkdtempSync, statfsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describeMachine, describeVersions } from '../machine.ts'
import { measureStore } from './fill.ts'
import { queryTable, writeTable, type QueryResults, type SizeResult } from './report.ts'
import { measureOverview, measurePages, type Figures } from './requests.ts'
import { readQuerySettings } from './settings.ts'
import { openFilledStore } from './store.ts'

/** Disk that an event takes while it is merged: measured 80 bytes at rest, with rollups, and twice that. */
const BYTES_AN_EVENT = 250
const ROOT = join(import.meta.dirname, '..', '..', '..')

const say = (line: string): void => console.log(line)
const settings = readQuerySettings(process.argv.slice(2))
const machine = describeMachine()
let versions: QueryResults['versions'] = {}

const hasRoomFor = (folder: string, events: number): boolean => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > events * BYTES_AN_EVENT
}

const show = ({ request, p50Ms, p95Ms, cpuMs, rowsRead, bytesRead, statements }: Figures): void =>
  say(
    `${request}: p50 ${p50Ms} ms, p95 ${p95Ms} ms, CPU ${cpuMs} ms, ${rowsRead} rows, ${Math.round(bytesRead / 1e3)} KB ${JSON.stringify(statements)}`,
  )

const measureSize = async (folder: string, events: number): Promise<SizeResult> => {
  say(`${events / 1e6} M events …`)
  const store = await openFilledStore(folder, { events, days: settings.days }, say)
  try {
    const { api, person, endMs, days } = store
    const measured = { api, person, endMs, days, rounds: settings.rounds, show }
    const { url } = store.stores.clickhouse
    versions = await describeVersions(url)
    const figures = [
      ...(await measureOverview(measured)),
      ...(await measurePages(measured, settings.latePage)),
    ]
    return { events, store: await measureStore(url), figures }
  } finally {
    await store.stop()
  }
}

const sizes: SizeResult[] = []
for (const events of settings.sizes) {
  const folder =
    settings.data === undefined
      ? mkdtempSync(join(tmpdir(), 'pulseboard-queries-'))
      : join(settings.data, `${events}-${settings.days}`)
  try {
    await mkdir(folder, { recursive: true })
    if (hasRoomFor(folder, events)) sizes.push(await measureSize(folder, events))
    else
      say(
        `${events / 1e6} M events are left out: the disk has less than ${BYTES_AN_EVENT} bytes for each.`,
      )
  } finally {
    if (settings.data === undefined) await rm(folder, { recursive: true, force: true })
  }
}
const results: QueryResults = {
  date: new Date().toISOString(),
  machine,
  versions,
  rounds: settings.rounds,
  days: settings.days,
  sizes,
}
const name = `queries-${results.date.slice(0, 19).replaceAll(':', '-')}.json`
const file = settings.out ?? join(import.meta.dirname, '..', 'results', name)
await mkdir(dirname(file), { recursive: true })
await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`)
say(`\n${queryTable(results)}\n`)
if (settings.docs) await writeTable(join(ROOT, 'docs', 'queries.md'), results)
