/**
 * Event → row: adds what only the server knows, the day on which the project's retention ends. An event
 * of a project that does not exist (any more) becomes a reject; only a fresh look-up may say so.
 */
import type { EventRow } from '@pulseboard/db'
import { toRow } from '../land/to-row.ts'
import type { LandingBatch, Reject } from '../landing-batch.ts'
import type { Retention } from '../retention.ts'
import { inSlices } from './slices.ts'

export const enrich =
  (retention: Retention) =>
  async (batch: LandingBatch, signal: AbortSignal): Promise<LandingBatch> => {
    const days = await retention.of(
      new Set(batch.events.map(({ event }) => event.project_id)),
      signal,
    )
    const rows: EventRow[] = []
    const unknown: Reject[] = []
    await inSlices(batch.events, (decoded) => {
      const project = decoded.event.project_id
      const retentionDays = days.get(project)
      if (retentionDays !== undefined) rows.push(toRow(decoded, retentionDays))
      else
        unknown.push({
          message: decoded.message,
          reason: 'unknown_project',
          detail: `There is no project ${project}: it was deleted, or never existed here.`,
        })
    })
    return { ...batch, events: [], rows, rejects: [...batch.rejects, ...unknown] }
  }
