/**
 * The operator's look-up of an event: in one project, or in every one that knows it. It asks what the
 * route asks, without a user: whoever holds the addresses of the stores may read everything anyway.
 */
import type { Receipt } from '@pulseboard/contracts'
import { findAnyProject, type NamedProject } from '@pulseboard/db'
import { projectsOfEvent } from '../queries/projects-of-event.ts'
import { createFindReceipt, searchOnItsWay, type ReceiptDeps } from './find.ts'
import { receiptOf, spoolsInQuestion } from './receipt.ts'
import { createLogSearch } from './search-log.ts'

export interface Traced {
  readonly project: NamedProject | null
  readonly receipt: Receipt
}

/** @param project id or slug; undefined: wherever the event is. @throws Error naming a wrong project */
export const createTrace = (deps: ReceiptDeps) => {
  const find = createFindReceipt(deps)
  const search = createLogSearch({ bus: deps.bus, ...deps.source.events })
  const { signal } = new AbortController()

  const inProject = async (project: NamedProject, eventId: string): Promise<Traced> => ({
    project,
    receipt: await find(project.id, eventId, signal),
  })
  const nowhere = async (eventId: string, searched: boolean): Promise<Traced> => {
    const { runs, standings } = await deps.measure()
    const spools = spoolsInQuestion(runs, standings)
    const nothing = { rows: [], entries: [], inFlight: [] }
    return { project: null, receipt: receiptOf({ ...nothing, eventId, searched, spools }) }
  }
  const everywhere = async (eventId: string): Promise<Traced[]> => {
    const stored = await deps.ask(projectsOfEvent, { id: eventId })
    const { found, complete } = await searchOnItsWay(deps.ask, search, eventId, signal)
    const ids = new Set([
      ...stored.map(({ project_id }) => project_id),
      ...found.map(({ projectId }) => projectId),
    ])
    const projects = await Promise.all([...ids].map((id) => findAnyProject(deps.sql, id)))
    const known = projects.filter((project) => project !== undefined)
    if (known.length === 0) return [await nowhere(eventId, complete)]
    return Promise.all(known.map((project) => inProject(project, eventId)))
  }
  return async (eventId: string, idOrSlug?: string): Promise<Traced[]> => {
    if (idOrSlug === undefined) return everywhere(eventId.toLowerCase())
    const project = await findAnyProject(deps.sql, idOrSlug)
    if (project === undefined)
      throw new Error(`There is no project ${idOrSlug}: use its id or slug.`)
    return [await inProject(project, eventId)]
  }
}
