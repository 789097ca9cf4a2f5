/** The table of docs/security.md, from what a whole run counted. Pure. */
import type { Tally } from './run.ts'

const number = (count: number): string => count.toLocaleString('en')

/** Markdown, a line for each family and their sum. */
export const tableOf = (tallies: readonly Tally[]): string => {
  const sum = (count: (tally: Tally) => number): string =>
    number(tallies.reduce((total, tally) => total + count(tally), 0))
  const lines = tallies.map(({ family, claim, tried, letIn, wrong }) =>
    [family, claim, number(tried), number(letIn), number(wrong.length)].join(' | '),
  )
  const total = [
    'all',
    '',
    sum(({ tried }) => tried),
    sum(({ letIn }) => letIn),
    sum(({ wrong }) => wrong.length),
  ].join(' | ')
  return [
    '| family | what holds | tried | let in | not as said |',
    '| --- | --- | ---: | ---: | ---: |',
    ...[...lines, total].map((line) => `| ${line} |`),
  ].join('\n')
}
