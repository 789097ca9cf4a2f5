/**
 * Event → row: adds what only the server knows, the day on which it is no longer kept. Events that were
 * erased on request while they were under way, and those of deleted projects, are left out; those of a
 * project that never existed become rejects. Only a fresh look-up may say that a project does not exist.
 */
import type { FilterReason } from '@pulseboard/contracts'
import type { DispositionRow, EventRow, LandingRules } from '@pulseboard/db'
import type { Clock } from '@pulseboard/runtime'
import { toFiltered } from '../land/to-disposition.ts'
import { toRow } from '../land/to-row.ts'
import type { DecodedEvent, LandingBatch, Reject } from '../landing-batch.ts'
import type { Retention } from '../retention.ts'
import { inSlices } from './slices.ts'

/** Why an event is left out; undefined when it is stored. */
const filterReason = (
  { event }: DecodedEvent,
  { deleted, erasedBefore }: LandingRules,
): FilterReason | undefined => {
  if (deleted) return 'project_deleted'
  const erased = erasedBefore !== undefined && Date.parse(event.received_at) <= erasedBefore
  return erased ? 'erased' : undefined
}

const unknownProject = ({ message, event }: DecodedEvent): Reject => ({
  message,
  reason: 'unknown_project',
  detail: `There is no project ${event.project_id}; none has been deleted under this id.`,
})

export const enrich =
  (retention: Retention, clock: Clock) =>
  async (batch: LandingBatch, signal: AbortSignal): Promise<LandingBatch> => {
    const projects = new Set(batch.events.map(({ event }) => event.project_id))
    const rules = await retention.of(projects, signal)
    const rows: EventRow[] = []
    const unknown: Reject[] = []
    const filtered: DispositionRow[] = []
    await inSlices(batch.events, (decoded) => {
      const { project_id: project, type } = decoded.event
      const rule = rules.get(project)
      if (rule === undefined) {
        unknown.push(unknownProject(decoded))
        return
      }
      const reason = filterReason(decoded, rule)
      if (reason === undefined)
        rows.push(toRow(decoded, rule.retentionByType[type] ?? rule.retentionDays))
      else filtered.push(toFiltered(decoded, reason, clock.now()))
    })
    return {
      ...batch,
      events: [],
      rows,
      rejects: [...batch.rejects, ...unknown],
      dispositions: [...batch.dispositions, ...filtered],
    }
  }
