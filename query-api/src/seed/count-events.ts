/** How many events of projects are stored, or that it is unknown: a count is no reason to refuse a list. */
import { AppError } from '@pulseboard/runtime'
import { eventCounts } from '../queries/event-counts.ts'
import type { Ask } from '../queries/run.ts'
import type { CountEvents } from './alias.ts'

export const createCountEvents =
  (ask: Ask): CountEvents =>
  async (projects) => {
    try {
      const rows = projects.length === 0 ? [] : await ask(eventCounts, { projects })
      return new Map(rows.map(({ project_id, events }) => [project_id, events]))
    } catch (error) {
      if (error instanceof AppError && error.status >= 503) return undefined
      throw error
    }
  }
