/** Who was told what of the incidents of a project, with each attempt. Reads only. */
import { listDeliveries, listNotices, type Sql } from '@pulseboard/db'
import type { Handlers } from '../mount.ts'
import { toDelivery } from './channel.ts'
import { readPage, type PageDeps } from './pages.ts'

export const createDeliveryHandlers = (
  deps: PageDeps & { readonly sql: Sql },
): Handlers<'listAlertDeliveries'> => ({
  listAlertDeliveries: async ({ project, query }) => {
    const { id, channel: channelId, incident: incidentId, state } = query
    const filter = { projectId: project.id, id, channelId, incidentId, state }
    const { rows, next_cursor } = await readPage(
      deps,
      query,
      { list: 'deliveries', ...filter },
      (page) => listNotices(deps.sql, filter, page),
      ({ created_at }) => created_at,
    )
    const ids = rows.map((row) => row.id)
    const attempts = Map.groupBy(await listDeliveries(deps.sql, ids), (row) => row.notice_id)
    return { data: rows.map((row) => toDelivery(row, attempts.get(row.id) ?? [])), next_cursor }
  },
})
