/** Which rows of the live list are shown under a filter: pure. A gap is always shown. */
import type { LiveRow } from '#lib/live/buffer.ts'

export interface LiveFilter {
  readonly type: string
  readonly search: string
}

export function matches(row: LiveRow, { type, search }: LiveFilter): boolean {
  if (row.kind === 'gap') return true
  if (type !== '' && row.event.type !== type) return false
  if (search === '') return true
  const { name, error, release, user_id } = row.event
  const needle = search.toLowerCase()
  return [name, error?.message, release, user_id].some((text) =>
    text?.toLowerCase().includes(needle),
  )
}
