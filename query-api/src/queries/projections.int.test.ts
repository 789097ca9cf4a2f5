/** Each question about series is answered from a rollup: asked of the server itself, by EXPLAIN. */
import { connectClickhouse, filterSql } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { parseFilter } from '@pulseboard/contracts'
import { errorRateSeries } from './error-rate-series.ts'
import { fieldValues } from './field-values.ts'
import { ledgerBuckets } from './ledger-buckets.ts'
import { ledgerDifferences } from './ledger-differences.ts'
import { ledgerParties } from './ledger-parties.ts'
import { metricNames } from './metric-names.ts'
import { metricSeries } from './metric-series.ts'
import { monthByKey } from './month-by-key.ts'
import { overviewFigures, withRangeBefore } from './overview-figures.ts'
import { projectCards } from './project-cards.ts'
import { groupedSeries, topGroups } from './series.ts'
import { storedUpTo } from './stored-up-to.ts'
import { topErrors } from './top-errors.ts'
import { volumeSeries } from './volume-series.ts'

const PROJECT = '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'
const HOUR = 3_600_000
const to = Math.ceil(systemClock.now() / HOUR) * HOUR
const from = to - 24 * HOUR

let databases: Databases
let client: ReturnType<typeof connectClickhouse>

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  client = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  // A rollup is only chosen where it reads less, so many events share each minute here.
  await client.command({
    query: `INSERT INTO events
      (project_id, id, type, name, timestamp, received_at, expires_on, value, release, environment, user_id,
      _gateway)
      SELECT {project: UUID}, generateUUIDv4(), ['error', 'event', 'metric', 'session'][number % 4 + 1],
        'name' || toString(number % 3), fromUnixTimestamp64Milli({to: Int64} - number % 3600000 - 1, 'UTC'),
        now64(3), '2100-01-01', number % 100, '1.0', 'production', toString(number % 100), 7
      FROM numbers(200000)`,
    query_params: { project: PROJECT, to },
  })
})
afterAll(async () => {
  await client.close()
  await databases.drop()
})

const range = { project: PROJECT, from, to, environment: '', release: '' }
const filtered = { ...range, environment: 'production', release: '1.0' }
// Ends within an hour.
const ragged = { ...filtered, from: from + 60_000, to: to - 60_000 }
const byRelease = filterSql(parseFilter('type:error,event release:1*'))
const ofMetric = filterSql(parseFilter('type:metric name:name2'))
const grouped = { ...range, step: 300, keys: ['1.0'], top: 5 }
const inProduction = { ...grouped, ...byRelease.params }
const inMetric = { ...grouped, ...ofMetric.params }
const projects = [PROJECT]
const received = { project: PROJECT, from: from / 1000, to: to / 1000 + 3600, step: 60 }

test.each([
  [volumeSeries('minute'), { ...range, step: 300 }, 'minute_series'],
  [volumeSeries('minute'), { ...filtered, step: 300 }, 'minute_series'],
  [volumeSeries('hour'), { ...filtered, step: 3600 }, 'hour_series'],
  [errorRateSeries('minute'), { ...range, step: 60 }, 'minute_series'],
  [errorRateSeries('hour'), { ...range, step: 86_400 }, 'hour_series'],
  [metricSeries, { ...filtered, step: 300, name: 'name2' }, 'minute_names'],
  [metricNames, range, 'minute_names'],
  [overviewFigures, withRangeBefore(ragged), 'minute_series'],
  [overviewFigures, withRangeBefore(filtered), 'hour_series'],
  [topErrors, filtered, 'minute_names'],
  [topGroups('count', 'release', byRelease, 'minute'), inProduction, 'minute_series'],
  [groupedSeries('count', 'release', byRelease, 'minute'), inProduction, 'minute_series'],
  [groupedSeries('users', 'environment', byRelease, 'hour'), inProduction, 'hour_series'],
  [groupedSeries('error_rate', 'release', byRelease, 'minute'), inProduction, 'minute_series'],
  [groupedSeries('p95', 'release', ofMetric, 'minute'), inMetric, 'minute_names'],
  [fieldValues('name', ofMetric), { ...inMetric, prefix: '', limit: 50 }, 'minute_names'],
  [projectCards, { projects, from, to }, 'minute_series'],
  [storedUpTo('lately'), { projects }, 'minute_receipts'],
  [storedUpTo('ever'), { projects }, 'minute_receipts'],
  [monthByKey, { project: PROJECT, from }, 'minute_receipts'],
  [ledgerBuckets, received, 'minute_receipts'],
  [ledgerDifferences, received, 'minute_receipts'],
  [ledgerParties, received, 'minute_receipts'],
])('$name', async (question, params, projection) => {
  const answer = await client.query({
    query: `EXPLAIN ${question.text}`,
    query_params: params,
    format: 'TabSeparatedRaw',
  })
  expect(await answer.text()).toContain(`ReadFromMergeTree (${projection}`)
})
