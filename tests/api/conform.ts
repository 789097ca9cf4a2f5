/**
 * Whether an answer is one that the document promises: its status, content type, schema and headers, and of
 * a problem its code, and the field and the fix where the request itself is at fault.
 */
import { statusOf, type Problem } from '@pulseboard/contracts'
import type { Answer } from '../security/world/send.ts'
import { checkOf } from './checks.ts'
import type { DocumentedAnswer, Operation } from './document.ts'

/** Headers that stand in every answer for which they are documented. */
const ALWAYS = ['X-Request-Id', 'Retry-After']
const PROBLEM = 'application/problem+json'

const typeOf = (answer: Answer): string =>
  (answer.header('content-type')[0] ?? '').split(';')[0]?.trim() ?? ''

const problemFault = (answer: Answer, documented: DocumentedAnswer): string | undefined => {
  const problem = JSON.parse(answer.body) as Problem
  if (problem.status !== answer.status) return `its problem says ${problem.status}`
  if (statusOf(problem.code) !== answer.status) return `${problem.code} is another status`
  if (!documented.description.includes(`\`${problem.code}\``))
    return `${problem.code} is not documented`
  if (problem.code !== 'invalid_request') return undefined
  const { errors = [] } = problem
  if (errors.length === 0) return 'it does not name the field'
  const isNamed = errors.every(({ pointer, fix }) => /^(\/|$)/.test(pointer) && fix !== '')
  return isNamed ? undefined : 'a field has no pointer, or no fix'
}

const contentFault = (answer: Answer, { content }: DocumentedAnswer): string | undefined => {
  const type = typeOf(answer)
  if (content === undefined) return answer.body === '' ? undefined : 'it has a body'
  const schema = content[type]?.schema
  if (schema === undefined) return `content type ${type}, documented ${Object.keys(content).join()}`
  if (!type.endsWith('json') || type.endsWith('ndjson')) return undefined
  const violations = checkOf(schema)(JSON.parse(answer.body))
  return violations === null ? undefined : `off its schema: ${JSON.stringify(violations)}`
}

/** What about an answer the document does not promise; undefined: nothing. */
export const faultOf = (operation: Operation, answer: Answer): string | undefined => {
  if (answer.status >= 500 || answer.status === 0) return `answered ${answer.status}`
  const documented = operation.answers[String(answer.status)]
  if (documented === undefined) return `${answer.status} is not documented`
  const missing = ALWAYS.find(
    (name) => name in (documented.headers ?? {}) && answer.header(name.toLowerCase()).length === 0,
  )
  if (missing !== undefined) return `header ${missing} is missing`
  return (
    contentFault(answer, documented) ??
    (typeOf(answer) === PROBLEM ? problemFault(answer, documented) : undefined)
  )
}
