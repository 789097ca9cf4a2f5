/**
 * I4: each aggregate projection of `events` gives the same sums as a GROUP BY over the raw rows. Asked
 * twice with the same words: once the projection is forced, once projections are off. A projection that
 * this file does not know is red, so that a new one cannot stay unchecked. Digests of percentiles depend
 * on the order of merges and are left out.
 */
import type { Verdict } from './verdict.ts'

type Ask = (sql: string) => Promise<string>

const SERIES = 'project_id, type, environment, release'
// The rollups hold states: a question for anything else is not answered from them.
const SUMS = "count() AS n, finalizeAggregation(uniqState(nullIf(user_id, ''))) AS users"

/** Projection → the columns it is grouped by, and what is compared. */
const KNOWN: Readonly<Record<string, readonly [string, string]>> = {
  minute_series: [`${SERIES}, toStartOfMinute(timestamp)`, SUMS],
  hour_series: [`${SERIES}, toStartOfHour(timestamp)`, SUMS],
  minute_names: [
    'project_id, type, name, environment, release, toStartOfMinute(timestamp)',
    `${SUMS}, max(timestamp) AS latest`,
  ],
  minute_receipts: [
    'project_id, toStartOfMinute(received_at), key_id, sdk_name, sdk_version, _gateway',
    'count() AS n, max(received_at) AS latest',
  ],
}

/** Groups, rows in them, and a hash over all groups with their sums. */
const digestSql = (group: string, sums: string, settings: string): string =>
  `SELECT count(), sum(n), groupBitXor(hash) FROM
   (SELECT n, cityHash64(*) AS hash FROM (SELECT ${group}, ${sums} FROM events GROUP BY ${group}))
   SETTINGS ${settings} FORMAT TabSeparated`

const projectionSql = (name: string): string => {
  const [group = '', sums = ''] = KNOWN[name] ?? []
  return digestSql(
    group,
    sums,
    `optimize_use_projections = 1, force_optimize_projection = 1, preferred_optimize_projection_name = '${name}', force_optimize_projection_name = '${name}'`,
  )
}

const rawSql = (name: string): string => {
  const [group = '', sums = ''] = KNOWN[name] ?? []
  return digestSql(group, sums, 'optimize_use_projections = 0')
}

const LIST_SQL = `SELECT name FROM system.projections
  WHERE database = currentDatabase() AND table = 'events' ORDER BY name FORMAT TabSeparated`

const compareOne = async (ask: Ask, name: string): Promise<string | undefined> => {
  if (KNOWN[name] === undefined) return `${name}: unknown, teach check/projections.ts to read it`
  const [projected, raw] = [await ask(projectionSql(name)), await ask(rawSql(name))]
  if (projected === raw) return undefined
  return `${name}: groups, rows, hash are ${projected.trim()}, by the raw rows ${raw.trim()}`
}

export const checkProjections = async (ask: Ask): Promise<Verdict> => {
  const names = (await ask(LIST_SQL)).split('\n').filter((name) => name !== '')
  const wrong: string[] = []
  for (const name of names) {
    const difference = await compareOne(ask, name)
    if (difference !== undefined) wrong.push(difference)
  }
  return {
    invariant: 'I4',
    ok: names.length > 0 && wrong.length === 0,
    says: `${names.length} projections, ${wrong.length} differ from the raw rows`,
    figures: { projections: names.length, differing: wrong.length },
    examples: wrong,
  }
}
