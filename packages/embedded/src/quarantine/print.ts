/** What the command prints; pure. Bytes of strangers never reach the terminal as control characters. */
import { suggestFix, type QuarantineRow, type QuarantineRowWithValue } from '@pulseboard/db'
import type { Outcome } from './commands.ts'

const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (char) => (char === '\n' ? '\n' : '�'))

const COLUMNS = ['id', 'quarantined_at', 'status', 'reason', 'project_id', 'detail'] as const

const cell = (row: QuarantineRow, column: (typeof COLUMNS)[number]): string => {
  const value = row[column]
  const text = value instanceof Date ? value.toISOString() : (value ?? '-')
  return visible(text).replaceAll('\n', ' ').slice(0, 60)
}

const table = (rows: readonly QuarantineRow[]): string => {
  const lines = [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => cell(row, column)))]
  const widths = COLUMNS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const write = (line: readonly string[]): string =>
    line
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  return rows.length === 0 ? 'Nothing is in quarantine here.' : lines.map(write).join('\n')
}

const describe = (row: QuarantineRowWithValue): string => {
  const { value, ...facts } = row
  const lines = Object.entries(facts).map(([name, fact]) => {
    const text = fact instanceof Date ? fact.toISOString() : String(fact ?? '-')
    return `${name.padEnd(16)}${visible(text)}`
  })
  const bytes = value === null ? '(erased)' : visible(value.toString('utf8'))
  return [...lines, `${'suggestion'.padEnd(16)}${suggestFix(row)}`, '', bytes].join('\n')
}

export const asText = (outcome: Outcome): string => {
  if (outcome.kind === 'list') return table(outcome.rows)
  if (outcome.kind === 'entry') return describe(outcome.row)
  if (outcome.kind === 'decided') return `Entry ${outcome.row.id} is ${outcome.row.status}.`
  const { matched, decision } = outcome
  if (decision === undefined) return `${matched} open entries would be taken.`
  const skipped = decision.skipped.map(
    ({ id, violation }) => `  ${id}: ${violation.detail}. ${violation.fix}`,
  )
  return [`${decision.done} of ${matched} done, ${skipped.length} skipped.`, ...skipped].join('\n')
}

/** Bytes as base64, so that they survive whatever they are. */
export const asJson = (outcome: Outcome): string =>
  JSON.stringify(
    outcome.kind === 'entry'
      ? {
          ...outcome.row,
          value: undefined,
          value_base64: outcome.row.value?.toString('base64') ?? null,
        }
      : outcome.kind === 'list'
        ? outcome.rows
        : outcome.kind === 'decided'
          ? outcome.row
          : { matched: outcome.matched, ...outcome.decision },
    undefined,
    2,
  )
