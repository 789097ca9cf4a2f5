/**
 * Exports: no cell of a CSV is a formula, and no export takes more than its share. Events with hostile texts
 * in every column are written to the store and read back as a file, which is parsed by the rules of RFC 4180.
 */
import { systemClock, uuidv7 } from '@pulseboard/runtime'
import { createRowWriter } from '../../../query-api/src/testing/rows.ts'
import type { Random } from '../../chaos/random.ts'
import { ask, attempt, letIn, type Attempt, type Family } from '../attempt.ts'
import { bearer } from '../world/tenant.ts'
import type { World } from '../world/world.ts'

const ROWS = 120
const AT_ONCE = 80
const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  '\r\n=',
  '\t=',
  '=\t',
  "'=",
  '"=',
  ',=',
  '\n+',
]
const BODIES = [
  '1+1',
  'cmd|"/C calc"!A0',
  'HYPERLINK("http://evil.example","x")',
  'SUM(1,2)',
  'IMPORTXML(A1,"//a")',
  '2+5',
  '',
  '"',
  '"";=1',
  ',,,',
  '\r\n=1,=2',
]
const COLUMNS = [
  'name',
  'release',
  'environment',
  'platform',
  'user_id',
  'session_id',
  'error_message',
  'error_type',
  'unit',
  'device_model',
]
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** Cells of a CSV by RFC 4180. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[++at] ?? ''
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === ',' || (character === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (character === '\r') {
        rows.push([])
        at += 1
      }
    } else cell += character
  }
  return rows.filter((row) => row.length > 0)
}

const hostileRows = (world: World, random: Random) => {
  const now = systemClock.now()
  return Array.from({ length: ROWS }, (_, index) => ({
    project_id: world.attacker.projectId,
    id: uuidv7(now - 7_200_000 + index),
    timestamp: now - 7_200_000 + index,
    type: 'event',
    ...Object.fromEntries(
      COLUMNS.map((column) => [column, random.pick(STARTS) + random.pick(BODIES)]),
    ),
    tags: { [random.pick(STARTS)]: random.pick(BODIES) },
    payload: { a: random.pick(STARTS) + random.pick(BODIES) },
  }))
}

const exportUrl = (world: World, query: Readonly<Record<string, string>>): string => {
  const now = systemClock.now()
  const range = { from: String(now - 10_800_000), to: String(now - 3_600_000) }
  const search = new URLSearchParams({ ...range, ...query }).toString()
  return `${world.api}/api/v1/projects/${world.attacker.projectId}/events/export?${search}`
}

const formulas = (world: World, random: Random): Attempt => ({
  input: `${ROWS} events with formulas in ${COLUMNS.length} columns`,
  tries: ROWS,
  run: async () => {
    const writer = createRowWriter(world.databases.clickhouseUrl)
    await writer.insert(hostileRows(world, random))
    await writer.close()
    const headers = {
      authorization: `Bearer ${world.attacker.token}`,
      'x-forwarded-for': world.nextAddress(),
    }
    const answer = await fetch(exportUrl(world, { format: 'csv' }), { headers })
    const [head = [], ...rows] = parseCsv(await answer.text())
    if (rows.length !== ROWS + 1)
      return { kind: 'other answer', seen: `${rows.length} lines for ${ROWS} events` }
    const uneven = rows.find((row) => row.length !== head.length)
    if (uneven !== undefined) return letIn(`a line has ${uneven.length} cells: ${uneven.join('|')}`)
    const formula = rows.flat().find((cell) => FORMULA.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))
    return formula === undefined ? undefined : letIn(`a cell is ${JSON.stringify(formula)}`)
  },
})

const odd = (world: World): Attempt[] => {
  const base = exportUrl(world, {}).replace(world.api, '')
  const headers = bearer(world.attacker.token)
  const queries = [
    ...['xlsx', 'CSV', 'json', '', '../csv', 'csv,ndjson', 'text/html', '__proto__'].map(
      (format) => `format=${encodeURIComponent(format)}`,
    ),
    ...['x', '0', '-1', "' OR 1=1", 'x'.repeat(401)].map(
      (cursor) => `cursor=${encodeURIComponent(cursor)}`,
    ),
    'limit=1000000',
    'filename=x.exe',
    'columns=*',
    'head=false',
    'callback=x',
  ]
  return queries.map((query) =>
    attempt(world, `export ?${query.slice(0, 40)}`, { path: `${base}&${query}`, headers }, [
      '400 invalid_request',
      '400 invalid_cursor',
    ]),
  )
}

/** Many at once: the project waits for its own, another one does not. */
const flood = (world: World): Attempt => ({
  input: `${AT_ONCE} exports of one project at once`,
  tries: AT_ONCE,
  run: async () => {
    const path = exportUrl(world, {}).replace(world.api, '')
    const headers = bearer(world.attacker.token)
    const exports = Array.from({ length: AT_ONCE }, () => ask(world, 'api', { path, headers }))
    const mine = `/api/v1/projects/${world.victim.projectId}/metrics?from=0&to=60000`
    const other = await ask(world, 'api', { path: mine, headers: bearer(world.victim.token) })
    const statuses = (await Promise.all(exports)).map(({ status }) => status)
    if (other.status !== 200) return { kind: 'fault', seen: `another project got ${other.status}` }
    const wrong = statuses.find((status) => status !== 200 && status !== 429)
    return wrong === undefined
      ? undefined
      : { kind: 'fault', seen: `an export was answered ${wrong}` }
  },
})

export const exporting: Family = {
  name: 'CSV formulas and export limits',
  claim:
    'No cell is a formula, no parameter widens an export, no flood of them stops another project.',
  attempts: (world, random) => [formulas(world, random), ...odd(world), flood(world)],
}
