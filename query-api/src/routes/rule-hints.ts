/**
 * What is allowed in a rule and may be a mistake, such as a metric that nobody has sent yet. A hint, never a
 * refusal: a rule may come before its data, and while the event store does not answer there is none.
 */
import { closest, type RuleHint, type RuleSettings } from '@pulseboard/contracts'
import { AppError, type Clock } from '@pulseboard/runtime'
import { metricNames } from '../queries/metric-names.ts'
import type { Ask } from '../queries/run.ts'

const MINUTE_MS = 60_000
const LOOK_BACK_DAYS = 7

export interface HintDeps {
  readonly ask: Ask
  readonly clock: Clock
}

const hintsOfMetric = async (
  { ask, clock }: HintDeps,
  project: string,
  metric: string,
  signal: AbortSignal,
): Promise<RuleHint[]> => {
  const to = Math.ceil(clock.now() / MINUTE_MS) * MINUTE_MS
  const range = { project, from: to - LOOK_BACK_DAYS * 1_440 * MINUTE_MS, to }
  const rows = await ask(metricNames, { ...range, environment: '', release: '' }, signal)
  const names = rows.map(({ name }) => name)
  if (names.includes(metric)) return []
  const guess = closest(metric, names)
  const detail = `No event of the metric ${JSON.stringify(metric)} came within ${LOOK_BACK_DAYS} days.`
  const question = guess === undefined ? '' : ` Did you mean ${JSON.stringify(guess)}?`
  return [{ pointer: '/settings/metric', detail: detail + question }]
}

/** Hints to the settings of a rule; none while the event store does not answer. */
export const hintsOf = async (
  deps: HintDeps,
  project: string,
  settings: RuleSettings,
  signal: AbortSignal,
): Promise<RuleHint[]> => {
  if (settings.kind !== 'metric') return []
  try {
    return await hintsOfMetric(deps, project, settings.metric, signal)
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return []
    throw error
  }
}
