/** All that a notice of one event is made of: what was stored, for whom, and where its links lead. Pure. */
import type { Bar, HitRow, NoticeSource, TopName } from '@pulseboard/db'
import { LINK_DAYS, linkUrl, pageUrl, signLink, type LinkAction } from '@pulseboard/runtime'

/** What ClickHouse said of the events around; each part may be missing. */
export interface Figures {
  /** Length of a bar, milliseconds. */
  readonly barMs: number
  /** End of the last bar, epoch milliseconds. */
  readonly to: number
  readonly bars: readonly Bar[] | null
  readonly hit: readonly HitRow[] | null
  readonly top: readonly TopName[] | null
  readonly usual: { readonly value: number; readonly spanMs: number } | null
}

export interface AlertLinks {
  readonly incident: string
  /** With a reader: they work without signing in. */
  readonly acknowledge?: string
  readonly silence?: string
  readonly mute?: string
}

export interface AlertView {
  readonly source: NoticeSource
  readonly figures: Figures | undefined
  readonly timeZone: string
  readonly links: AlertLinks
}

type Placed = Pick<NoticeSource, 'project_slug' | 'incident_id'>

export const incidentUrl = (publicUrl: string, { project_slug: slug, incident_id: id }: Placed) =>
  pageUrl(publicUrl, `/p/${slug}/alerts/incidents/${id}`)

export const alertsUrl = (publicUrl: string, slug: string): string =>
  pageUrl(publicUrl, `/p/${slug}/alerts`)

/** Links of a mail to one reader. Their end is counted from the event: a repeat carries the same ones. */
export const mailLinks = (
  { publicUrl, key }: { readonly publicUrl: string; readonly key: Buffer },
  source: NoticeSource,
  reader: string,
): Required<AlertLinks> => {
  const expires = Math.floor(source.written_at.getTime() / 1_000) + LINK_DAYS * 86_400
  const link = (action: LinkAction): string =>
    linkUrl(
      publicUrl,
      signLink(key, {
        action,
        reader,
        project: source.project_id,
        rule: source.rule_id,
        incident: source.incident_id,
        expires,
      }),
    )
  return {
    incident: incidentUrl(publicUrl, source),
    acknowledge: link('acknowledge'),
    silence: link('silence'),
    mute: link('mute'),
  }
}
