/** A notice as HTML: the compiled template, its values escaped, its lists as tables. Nothing is fetched. */
import type { NoticeContent, Tone } from './content.ts'
import { fill, markup, type Markup } from './fill.ts'
import { NOTICE_HTML } from './templates/notice.ts'

/** White on each has a contrast of at least 4.5. */
const TONES: Readonly<Record<Tone, string>> = {
  critical: '#b42318',
  warning: '#b45309',
  info: '#1d4ed8',
  good: '#0b7a55',
}
const BAR_PIXELS = 56

const CELL = 'padding:4px 0;vertical-align:top;word-break:break-word'

const factsOf = ({ facts }: NoticeContent): Markup =>
  markup`${facts.map(
    ({ label, text }) =>
      markup`<tr><td class="dim label-cell" style="${CELL};color:#4b5563;width:96px;padding-right:12px">${label}</td><td class="text-cell" style="${CELL}">${text}</td></tr>`,
  )}`

const barOf = (share: number | null, isOver: boolean): Markup => {
  const pixels = share === null ? 1 : Math.max(2, Math.round(share * BAR_PIXELS))
  const kind = share === null ? 'none' : isOver ? 'over' : 'bar'
  return markup`<td style="vertical-align:bottom;padding:0 1px;height:${BAR_PIXELS}px"><div class="${kind}" style="height:${pixels}px;font-size:0;line-height:0;border-radius:2px 2px 0 0">&nbsp;</div></td>`
}

const chartOf = ({ chart }: NoticeContent): Markup =>
  chart === null
    ? markup``
    : markup`<table role="img" aria-label="${chart.words}" cellpadding="0" cellspacing="0" border="0" width="100%" style="table-layout:fixed;width:100%"><tr>${chart.bars.map(
        ({ share, isOver }) => barOf(share, isOver),
      )}</tr></table><table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"><tr><td class="dim" style="font-size:12px;color:#4b5563">${chart.from}</td><td class="dim" align="right" style="font-size:12px;color:#4b5563">${chart.to}</td></tr></table>`

const NEW = markup` <span class="new" style="border:1px solid #92400e;color:#92400e;border-radius:8px;font-size:12px;line-height:16px;padding:0 6px">new</span>`

const topOf = ({ top }: NoticeContent): Markup =>
  markup`${top.map(
    ({ name, count, isNew }) =>
      markup`<tr><td style="${CELL}">${name}${isNew ? [NEW] : []}</td><td align="right" style="${CELL};padding-left:12px;white-space:nowrap">${count}</td></tr>`,
  )}`

const itemsOf = ({ items }: NoticeContent): Markup =>
  markup`${items.map(
    ({ title, text, url }) =>
      markup`<tr><td style="${CELL};padding-bottom:10px"><a href="${url}" style="font-weight:600">${title}</a><br><span class="word">${text}</span></td></tr>`,
  )}`

const lines = (texts: readonly string[]): Markup =>
  markup`${texts.map((text, at) => (at === 0 ? markup`${text}` : markup`<br>${text}`))}`

const ACTION =
  'display:inline-block;margin:0 8px 10px 0;padding:11px 18px;border-radius:8px;font-weight:600;text-decoration:none;line-height:22px'

const actionsOf = ({ actions }: NoticeContent): Markup =>
  markup`${actions.map(
    ({ label, url }, at) =>
      markup`<a class="${at === 0 ? 'main' : 'more'}" href="${url}" style="${ACTION}">${label}</a>`,
  )}`

const footerOf = ({ footer, unsubscribe }: NoticeContent): Markup =>
  markup`${[
    lines(footer),
    ...(unsubscribe === null
      ? []
      : [markup`<br><a href="${unsubscribe.url}">${unsubscribe.label}</a>`]),
  ]}`

/** @param project what stands beside the state */
export const mailHtml = (content: NoticeContent, project: string): string =>
  fill(
    NOTICE_HTML,
    {
      tone: TONES[content.tone],
      label: content.label,
      project,
      title: content.title,
      lead: content.lead,
      chartWords: content.chart?.words ?? '',
    },
    {
      facts: factsOf(content),
      chart: chartOf(content),
      top: topOf(content),
      items: itemsOf(content),
      why: lines(content.why),
      note: lines(content.note.split('\n').filter((line) => line.trim() !== '')),
      actions: actionsOf(content),
      footer: footerOf(content),
    },
  )
