/**
 * Asks ClickHouse what happened around an event and keeps the answer, so that every recipient and every
 * repeat sees the same. Never fails: a notice without figures is better than none.
 */
import {
  askBars,
  askHit,
  askTopErrors,
  askUsual,
  barMs,
  keepFigures,
  type FigureWindow,
  type NoticeSource,
} from '@pulseboard/db'
import type { NoticeDeps } from './deps.ts'
import type { Figures } from './view.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** A filter is answered from the rows and not from a rollup: less time is looked at. */
const USUAL_MS = { plain: 24 * HOUR_MS, filtered: 2 * HOUR_MS } as const

/** Null for what is not made of events. */
const windowOf = (source: NoticeSource): FigureWindow | null => {
  const { settings, kind } = source
  if (settings.kind === 'ingestion') return null
  const to = source.at.getTime()
  const first = kind === 'resolved' ? source.started_at.getTime() : to
  return {
    projectId: source.project_id,
    settings,
    group: source.group_key,
    from: first - settings.window_minutes * MINUTE_MS,
    to,
  }
}

const orNull = async <T>(question: Promise<T>): Promise<T | null> => {
  try {
    return await question
  } catch {
    return null
  }
}

/** Answers what can be answered. */
export const gatherFigures = async (
  { pool, clickhouse }: Pick<NoticeDeps, 'pool' | 'clickhouse'>,
  source: NoticeSource,
): Promise<void> => {
  const window = windowOf(source)
  // A reminder is one line.
  if (window === null || source.kind === 'reminder' || source.kind === 'refired') return
  const spanMs = window.settings.filter === '' ? USUAL_MS.plain : USUAL_MS.filtered
  const [bars, hit, top, usual] = await Promise.all([
    orNull(askBars(clickhouse, window)),
    orNull(askHit(clickhouse, window)),
    window.settings.kind === 'metric' ? null : orNull(askTopErrors(clickhouse, window)),
    orNull(askUsual(clickhouse, window, spanMs)),
  ])
  const figures: Figures = {
    barMs: barMs(window),
    to: window.to,
    bars,
    hit,
    top,
    usual: usual === null ? null : { value: usual, spanMs },
  }
  await keepFigures(pool, source.event_id, figures)
}
