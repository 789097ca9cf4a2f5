/** A notice as plain text, complete by itself: the same order as the HTML, every link written out. Pure. */
import type { NoticeContent } from './content.ts'
import { visible } from './fill.ts'

const block = (...lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [lines.map(visible).join('\n')]

const headed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : block(title, ...lines)

export const mailText = (content: NoticeContent, project: string): string =>
  [
    ...block(`${content.title} – ${content.label}, ${project}`, content.lead),
    ...block(...content.facts.map(({ label, text }) => `${label}: ${text}`)),
    ...(content.chart === null ? [] : block(content.chart.words)),
    ...headed(
      'Most frequent errors',
      content.top.map(({ name, count, isNew }) => `- ${name}: ${count}${isNew ? ' (new)' : ''}`),
    ),
    ...content.items.flatMap(({ title, text, url }) => block(title, text, url)),
    ...headed('Why', content.why),
    ...block(...content.note.split('\n').filter((line) => line.trim() !== '')),
    ...content.actions.flatMap(({ label, url }) => block(`${label}:`, url)),
    ...block('--', ...content.footer),
    ...(content.unsubscribe === null
      ? []
      : block(`${content.unsubscribe.label}:`, content.unsubscribe.url)),
  ].join('\n\n') + '\n'
