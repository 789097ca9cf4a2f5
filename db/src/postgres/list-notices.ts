/** Notices of a project as people read them: to whom, by what, about what. Attempts are in deliveries.ts. */
import type { ChannelKind, NoticeKind, NoticeState } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface ListedNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly state: NoticeState
  readonly reason: string | null
  readonly channel_id: string | null
  readonly channel_name: string | null
  readonly channel_kind: ChannelKind | null
  readonly recipient_name: string | null
  readonly incident_id: string | null
  readonly incident_number: number | null
  /** To the millisecond: pages go on from it. */
  readonly created_at: Date
  readonly sent_at: Date | null
}

export interface NoticeFilter {
  readonly projectId: string
  readonly id?: string | undefined
  readonly channelId?: string | undefined
  readonly incidentId?: string | undefined
  readonly state?: NoticeState | undefined
}

const CREATED = `date_trunc('milliseconds', n.created_at)`

/** Newest first. */
export const listNotices = async (
  sql: Sql,
  filter: NoticeFilter,
  page: { readonly limit: number; readonly after?: { at: Date; id: string } | undefined },
): Promise<ListedNotice[]> =>
  (
    await sql.query<ListedNotice>(
      `SELECT n.id, n.kind, n.state, n.reason, n.channel_id, c.name AS channel_name,
         c.kind AS channel_kind, u.name AS recipient_name, n.incident_id,
         i.number AS incident_number, ${CREATED} AS created_at, n.sent_at
       FROM notices n
       LEFT JOIN alert_channels c ON c.id = n.channel_id
       LEFT JOIN users u ON u.id::text = n.recipient
       LEFT JOIN incidents i ON i.id = n.incident_id
       WHERE n.project_id = $1 AND ($2::uuid IS NULL OR n.id = $2)
         AND ($3::uuid IS NULL OR n.channel_id = $3) AND ($4::uuid IS NULL OR n.incident_id = $4)
         AND ($5::text IS NULL OR n.state = $5)
         AND ($6::timestamptz IS NULL OR (${CREATED}, n.id) < ($6, $7::uuid))
       ORDER BY ${CREATED} DESC, n.id DESC LIMIT $8`,
      [
        filter.projectId,
        filter.id ?? null,
        filter.channelId ?? null,
        filter.incidentId ?? null,
        filter.state ?? null,
        page.after?.at ?? null,
        page.after?.id ?? null,
        page.limit,
      ],
    )
  ).rows
