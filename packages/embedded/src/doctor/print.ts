/** Findings as lines for a person or as one JSON document for a program; secrets are cut out of both. */
import type { Finding } from './finding.ts'

const MARKS: Readonly<Record<Finding['state'], string>> = { ok: '✔', warning: '!', problem: '✘' }
const CENSOR = '[secret]'

/** Pure. */
export const withoutSecrets = (text: string, hidden: readonly string[]): string =>
  hidden.reduce((shown, secret) => shown.replaceAll(secret, CENSOR), text)

/** How many findings are in this state. */
export const countOf = (findings: readonly Finding[], state: Finding['state']): number =>
  findings.filter((finding) => finding.state === state).length

const summary = (findings: readonly Finding[]): string => {
  const [warnings, problems] = [countOf(findings, 'warning'), countOf(findings, 'problem')]
  const plural = (count: number, word: string): string =>
    `${count} ${word}${count === 1 ? '' : 's'}`
  return `${plural(findings.length, 'finding')}: ${plural(warnings, 'warning')}, ${plural(problems, 'problem')}`
}

export const asText = (findings: readonly Finding[]): string => {
  const lines = findings.map(
    ({ check, state, text, fix }) =>
      `  ${MARKS[state]} ${check.padEnd(11)} ${text}${fix === undefined ? '' : `: ${fix}`}.`,
  )
  return [...lines, `  ${summary(findings)}`].join('\n')
}

export const asJson = (findings: readonly Finding[]): string =>
  JSON.stringify({ ok: countOf(findings, 'problem') === 0, findings }, null, 2)
