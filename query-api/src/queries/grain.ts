/**
 * The two grains that the rollups hold. ClickHouse answers from a projection only when a question
 * groups and filters by the projection's own expressions, so these texts must stay as they stand in
 * `db/clickhouse/0004_time_first_rollups.sql`.
 */
export type Grain = 'minute' | 'hour'

const TIME: Readonly<Record<Grain, string>> = {
  minute: 'toStartOfMinute(timestamp)',
  hour: 'toStartOfHour(timestamp)',
}

/** The coarsest rollup that can answer a step. */
export const grainOf = (stepSeconds: number): Grain =>
  stepSeconds % 3600 === 0 ? 'hour' : 'minute'

/** Start of the bucket in epoch milliseconds, for the parameter `step` in seconds. */
export const bucketOf = (grain: Grain): string =>
  `intDiv(toInt64(toUnixTimestamp(${TIME[grain]})), {step: Int64}) * {step: Int64} * 1000`

/** One project and the two optional filters; empty means any. */
export const ofProject = `project_id = {project: UUID}
    AND ({environment: String} = '' OR environment = {environment: String})
    AND ({release: String} = '' OR release = {release: String})`

/** Those, and a range in epoch milliseconds. */
export const inRange = (grain: Grain): string => `${ofProject}
    AND ${TIME[grain]} >= toDateTime(intDiv({from: Int64}, 1000), 'UTC')
    AND ${TIME[grain]} < toDateTime(intDiv({to: Int64}, 1000), 'UTC')`

export interface RangeParams extends Record<string, unknown> {
  readonly project: string
  readonly from: number
  readonly to: number
  readonly environment: string
  readonly release: string
}
export interface SeriesParams extends RangeParams {
  readonly step: number
}
