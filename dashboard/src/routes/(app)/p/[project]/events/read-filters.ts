/** The filters of the event list from its URL: pure. What is not on a closed list is left out. */
import { LEVEL_NAMES, TYPE_NAMES } from '#lib/events/kinds.ts'
import type { EventFilters } from '#lib/queries.ts'

export function readFilters(params: Pick<URLSearchParams, 'get'>): EventFilters {
  const type = TYPE_NAMES.find((name) => name === params.get('type'))
  const level = LEVEL_NAMES.find((name) => name === params.get('level'))
  const text = (name: string): string | undefined => params.get(name)?.slice(0, 200) || undefined
  const [name, userId, search] = [text('name'), text('user_id'), text('search')]
  return {
    ...(type === undefined ? {} : { type }),
    ...(level === undefined ? {} : { level }),
    ...(name === undefined ? {} : { name }),
    ...(userId === undefined ? {} : { user_id: userId }),
    ...(search === undefined ? {} : { search }),
  }
}

export const isFiltered = (filters: EventFilters): boolean => Object.keys(filters).length > 0
