/**
 * I1: every acknowledged event is stored exactly once with equal content. I2: an unacknowledged one at
 * most once. Compares the client's ledgers with one streamed read of the whole table; both are parted
 * into buckets on the disk, so memory does not grow with the run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { STORED_HASH } from '../load/content.ts'
import { acknowledgedRequests, readLedgers } from '../load/read-ledger.ts'
import { BUCKETS, openBuckets, type Buckets } from './buckets.ts'
import { compareEvents, createComparison, type Comparison } from './compare-events.ts'
import type { Verdict } from './verdict.ts'

export interface ExactlyOnceOptions {
  readonly ledgers: readonly string[]
  /** Lines of the stored table: id, tab, hash. */
  readonly stored: () => Promise<AsyncIterable<string>>
  /** For the buckets; they are removed. */
  readonly folder: string
}

export const STORED_SQL = `SELECT id, ${STORED_HASH} FROM events FORMAT TabSeparated`

/** Streams the rows of the statement, line by line. */
export const streamLines = async (clickhouseUrl: string, sql: string) => {
  const { username, password, origin, pathname } = new URL(clickhouseUrl)
  const response = await fetch(`${origin}/?database=${pathname.slice(1)}`, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password },
    body: sql,
  })
  if (!response.ok || response.body === null)
    throw new Error(`ClickHouse did not list the events: ${await response.text()}`)
  return createInterface({ input: Readable.fromWeb(response.body) })
}

const partLedgers = async (files: readonly string[], into: Buckets): Promise<void> => {
  const acknowledged = await acknowledgedRequests(files)
  await readLedgers(files, {
    onSent: ({ id, hash }, name) =>
      into.add(`${id}\t${hash}\t${acknowledged.has(name) ? 'acknowledged' : ''}`),
  })
  into.flush()
}

const partStored = async (lines: AsyncIterable<string>, into: Buckets): Promise<void> => {
  for await (const line of lines) into.add(line)
  into.flush()
}

const factsOf = (lines: readonly string[]) =>
  lines.map((line) => {
    const [id = '', hash = '', acknowledged = ''] = line.split('\t')
    return { id, hash, acknowledged: acknowledged !== '' }
  })

export const compareAll = async (options: ExactlyOnceOptions): Promise<Comparison> => {
  const folder = await mkdtemp(join(options.folder, 'compare-'))
  try {
    const sent = openBuckets(join(folder, 'sent'))
    const stored = openBuckets(join(folder, 'stored'))
    await partLedgers(options.ledgers, sent)
    await partStored(await options.stored(), stored)
    const comparison = createComparison()
    for (const bucket of BUCKETS)
      compareEvents(factsOf(sent.read(bucket)), factsOf(stored.read(bucket)), comparison)
    return comparison
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The two verdicts; nothing acknowledged is no proof and therefore red. */
export const judgeExactness = (found: Comparison): readonly [Verdict, Verdict] => {
  const { acknowledged, lost, duplicated, changed, invented } = found
  const wrong = [lost, duplicated, changed, invented]
  const twice = found.unacknowledgedDuplicated
  return [
    {
      invariant: 'I1',
      ok: acknowledged > 0 && wrong.every(({ count }) => count === 0),
      says: `${acknowledged} acknowledged, ${lost.count} lost, ${duplicated.count} duplicated, ${changed.count} changed, ${invented.count} never sent`,
      figures: {
        acknowledged,
        rows: found.rows,
        lost: lost.count,
        duplicated: duplicated.count,
        changed: changed.count,
        invented: invented.count,
      },
      examples: wrong.flatMap(({ examples }) => examples),
    },
    {
      invariant: 'I2',
      ok: twice.count === 0,
      says: `${found.unacknowledged} unacknowledged, ${found.unacknowledgedStored} of them stored, ${twice.count} twice`,
      figures: {
        unacknowledged: found.unacknowledged,
        unacknowledgedStored: found.unacknowledgedStored,
        unacknowledgedDuplicated: twice.count,
      },
      examples: twice.examples,
    },
  ]
}
