/**
 * The drill: a backup under live traffic, everything but Kafka lost, a restore, and every acknowledged
 * event is stored once, those after the backup included, since Kafka still has them. Then the same data
 * on "another machine", where nothing is left but the backup: all counts and contents are equal.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { clickhouseCommand } from '../../packages/embedded/src/clickhouse.ts'
import { readManifest } from '../../packages/embedded/src/backup-manifest.ts'
import type { RuntimeFile } from '../../packages/embedded/src/runtime-file.ts'
import { startStores, type StoreAddresses } from '@pulseboard/embedded'
import { isShown, signIn, until } from './client.ts'
import { makeDataDir, startProduct, type Product } from './product.ts'
import { startTraffic } from './traffic.ts'

/** Tables that stand still while nothing is sent; gateways report on. */
const STILL = ['events', 'dispositions', 'offset_gaps']
const START = join(import.meta.dirname, '..', '..', 'packages', 'embedded', 'start.mjs')
const PATIENCE = { patienceMs: 60_000 }

const [dataDir, otherDir] = [makeDataDir(), makeDataDir()]
const backups = mkdtempSync(join(tmpdir(), 'pulseboard-backups-'))
const [live, quiet] = [join(backups, 'live'), join(backups, 'quiet')]
let product: Product | undefined
let quietContents: string[] = []

afterAll(async () => {
  await product?.stop()
  for (const folder of [dataDir, otherDir, backups])
    rmSync(folder, { recursive: true, force: true })
})

/** Runs backup or restore as a person does; what it printed and its exit code. */
const run = async (...args: string[]): Promise<{ code: number; text: string }> => {
  const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, text }
}
const works = async (...args: string[]): Promise<string> => {
  const { code, text } = await run(...args)
  expect(code, text).toBe(0)
  return text
}
const refused = async (...args: string[]): Promise<string> => {
  const { code, text } = await run(...args)
  expect(code, text).toBe(1)
  return text
}

const ask = async ({ clickhouse }: Pick<StoreAddresses, 'clickhouse'>, sql: string) =>
  (await clickhouseCommand(clickhouse.url, sql)).trim()
/** Rows and content of each table, and the events by project and type. */
const contents = (stores: Pick<StoreAddresses, 'clickhouse'>): Promise<string[]> =>
  Promise.all([
    ...STILL.map((table) =>
      ask(
        stores,
        `SELECT '${table}', count(), sum(cityHash64(formatRow('JSONEachRow', *))) FROM ${table}`,
      ),
    ),
    ask(stores, 'SELECT project_id, type, count() FROM events GROUP BY ALL ORDER BY ALL'),
  ])
/** Rows, distinct ids and content of the app's events, wherever they were landed from. */
const ofApp = ({ stores }: RuntimeFile, projectId: string): Promise<string> =>
  ask(
    stores,
    `SELECT count(), uniqExact(id), sum(cityHash64(formatRow('JSONEachRow', * EXCEPT (landed_at, expires_on))))
     FROM events WHERE project_id = '${projectId}'`,
  )
const projectOf = (at: RuntimeFile): { id: string; ingestKey: string } => {
  if (at.project === null) throw new Error('The launcher made no project.')
  return at.project
}

test('a backup under traffic, and a quiet one', async () => {
  product = await startProduct(['--no-dashboard'], dataDir)
  const at = product.runtime()
  const traffic = startTraffic(product, projectOf(at).ingestKey)
  await sleep(3_000)
  await works('backup', '--to', live, '--data-dir', dataDir)
  await sleep(2_000)
  await traffic.stop()
  const stored = async () =>
    Number((await ofApp(at, projectOf(at).id)).split('\t')[1]) === traffic.acknowledged.size
  await until('every acknowledged event is stored', stored, PATIENCE)
  quietContents = await contents(at.stores)
  expect(await works('backup', '--to', quiet, '--data-dir', dataDir)).toContain(
    'rows of ClickHouse',
  )
  expect(await refused('backup', '--to', quiet, '--data-dir', dataDir)).toContain('exists already')
  expect(statSync(quiet).mode & 0o077).toBe(0)
  expect(statSync(join(quiet, 'secrets.json.zst')).mode & 0o077).toBe(0)
}, 300_000)

test('what is not whole, not empty or not stopped is refused with the fix', async () => {
  const damaged = join(backups, 'damaged')
  cpSync(quiet, damaged, { recursive: true })
  appendFileSync(join(damaged, 'clickhouse-events.native.zst'), 'x')
  const into = ['--data-dir', otherDir, '--yes']
  expect(await refused('restore', '--from', damaged, ...into)).toContain('is damaged or missing')
  appendFileSync(join(damaged, 'manifest.json'), 'x')
  expect(await refused('restore', '--from', damaged, ...into)).toContain('manifest.json is damaged')
  expect(await refused('restore', '--from', backups, ...into)).toContain('is not a backup')
  expect(await refused('restore', '--from', quiet, '--data-dir', otherDir)).toContain('--yes')
  const running = await refused('restore', '--from', quiet, '--data-dir', dataDir, '--yes')
  expect(running).toContain('stop it first')
  await product?.end('SIGTERM')
  const full = await refused('restore', '--from', quiet, '--data-dir', dataDir, '--yes')
  expect(full).toContain('holds data already')
}, 300_000)

test('databases lost, Kafka still there: every acknowledged event is stored once', async () => {
  product = await startProduct(['--no-dashboard'], dataDir)
  const before = await ofApp(product.runtime(), projectOf(product.runtime()).id)
  await product.end('SIGTERM')
  for (const store of ['clickhouse', 'postgres'])
    rmSync(join(dataDir, store), { recursive: true, force: true })
  const text = await works('restore', '--from', live, '--data-dir', dataDir, '--yes')
  expect(text).toContain('pulseboard.events.v1: read again from where the backup ends')
  product = await startProduct(['--no-dashboard'], dataDir)
  const at = product.runtime()
  const same = async () => (await ofApp(at, projectOf(at).id)) === before
  await until('everything is stored again', same, PATIENCE)
  const [rows, ids] = before.split('\t')
  expect(rows).toBe(ids)
  await product.end('SIGTERM')
}, 300_000)

/** Every table with its rows, as a backup says. */
const rowsOf = (folder: string): (string | number)[][] => {
  const { clickhouse, postgres } = readManifest(folder)
  return [...clickhouse, ...postgres].map(({ table, rows }) => [table, rows])
}

test('another machine: all counts and contents are equal, and people sign in', async () => {
  await works('restore', '--from', quiet, '--data-dir', otherDir, '--yes')
  const again = join(backups, 'again')
  await works('backup', '--to', again, '--data-dir', otherDir)
  expect(rowsOf(again)).toEqual(rowsOf(quiet))
  const stores = await startStores({ dataDir: otherDir, parts: ['clickhouse'] })
  expect(await contents(stores)).toEqual(quietContents)
  await stores.stop()
  product = await startProduct(['--no-dashboard'], otherDir)
  const at = product.runtime()
  const token = await signIn(at)
  const { id } = projectOf(at)
  const newest = await ask(at.stores, `SELECT id FROM events WHERE project_id = '${id}' LIMIT 1`)
  expect(await isShown(at, token, id, newest)).toBe(true)
  await product.end('SIGTERM')
}, 300_000)
