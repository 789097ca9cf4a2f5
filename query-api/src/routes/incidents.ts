/**
 * Incidents: list, one, its timeline. What people do about them is in incident-actions.ts. Reads only; an
 * incident of another project does not exist here.
 */
import {
  findIncident,
  listIncidentDecisions,
  listIncidentEvents,
  listIncidents,
  type IncidentRow,
  type Sql,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { toIncident, toTimeline } from './incident.ts'
import { readPage, type PageDeps } from './pages.ts'
import { parseOpenRange } from './range.ts'

const MAX_ENTRIES = 1_000

export const noSuchIncident = (): AppError =>
  new AppError('not_found', { detail: 'This project has no such incident: list its incidents.' })

/** @throws AppError when the project has none by this id or number */
export const requireIncident = async (
  sql: Sql,
  projectId: string,
  idOrNumber: string,
): Promise<IncidentRow> => {
  const row = await findIncident(sql, projectId, idOrNumber)
  if (row === undefined) throw noSuchIncident()
  return row
}

const list =
  (deps: PageDeps & { readonly sql: Sql }): Handlers<'listIncidents'>['listIncidents'] =>
  async ({ project, query }) => {
    const { status, rule: ruleId, severity, from, to } = query
    const filter = {
      projectId: project.id,
      status,
      ruleId,
      severity,
      ...parseOpenRange(query),
    }
    const { rows, next_cursor } = await readPage(
      deps,
      query,
      { list: 'incidents', project: project.id, status, ruleId, severity, from, to },
      (page) => listIncidents(deps.sql, filter, page),
      ({ started_at }) => started_at,
    )
    return { data: rows.map(toIncident), next_cursor }
  }

export const createIncidentHandlers = (
  deps: PageDeps & { readonly sql: Sql },
): Handlers<'listIncidents' | 'getIncident' | 'incidentTimeline'> => ({
  listIncidents: list(deps),
  getIncident: async ({ project, params }) => {
    const row = await requireIncident(deps.sql, project.id, params.incidentId)
    return { ...toIncident(row), settings: row.settings }
  },
  incidentTimeline: async ({ project, params }) => {
    const { id } = await requireIncident(deps.sql, project.id, params.incidentId)
    const [events, decisions] = await Promise.all([
      listIncidentEvents(deps.sql, id, MAX_ENTRIES),
      listIncidentDecisions(deps.sql, id, MAX_ENTRIES),
    ])
    const all = toTimeline(events, decisions)
    return { data: all.slice(-MAX_ENTRIES), complete: all.length < MAX_ENTRIES }
  },
})
