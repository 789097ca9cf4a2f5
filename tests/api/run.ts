/**
 * The property test of the API: reads the served document and sends, for every operation, requests made from
 * it. No answer is a 5xx, every one is as documented, what is spoilt is refused, and nobody is told to sign
 * in first. Request number n of a seed is always the same one, so that it can be sent alone.
 */
import * as fc from 'fast-check'
import { createRandom } from '../chaos/random.ts'
import { ask } from '../security/attempt.ts'
import type { Answer } from '../security/world/send.ts'
import { bearer } from '../security/world/tenant.ts'
import type { World } from '../security/world/world.ts'
import { CALLERS, createCallers, type Caller } from './callers.ts'
import { faultOf } from './conform.ts'
import { operationsOf, type OpenApi, type Operation } from './document.ts'
import { requestsFor, type Request } from './requests.ts'

export interface RunOptions {
  readonly seed: string
  /** How many requests, all operations in turn. */
  readonly requests: number
  /** Only this one of them. */
  readonly only?: number | undefined
}
export interface Finding {
  readonly number: number
  readonly operation: string
  readonly caller: Caller
  readonly request: Request
  readonly fault: string
  readonly answer: string
}
export interface ApiRun {
  readonly sent: number
  readonly operations: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

const SHOWN = 600

/** What is wrong with an answer to this request, beside what the document says. */
const expectationOf = (
  { isPublic }: Operation,
  caller: Caller,
  { spoilt }: Request,
  { status }: Answer,
): string | undefined => {
  if (!isPublic && caller === 'nobody' && status !== 401) return 'nobody was not told to sign in'
  if (spoilt !== 'nothing' && status < 400) return `${spoilt} was spoilt and taken`
  return undefined
}

/** The document that the API serves. */
export const servedDocument = async ({ api }: World): Promise<OpenApi> =>
  (await (await fetch(`${api}/api/openapi.json`)).json()) as OpenApi

/** Request number n of a seed, and who sends it. */
const drawn = (
  arbitrary: fc.Arbitrary<Request>,
  seed: string,
  number: number,
): { caller: Caller; request: Request } => {
  const random = createRandom(seed, String(number))
  const caller = random.pick(CALLERS)
  const [request] = fc.sample(arbitrary, { seed: random.between(0, 2 ** 30), numRuns: 1 })
  if (request === undefined) throw new Error('Nothing was drawn.')
  return { caller, request }
}

const sendAs = (
  world: World,
  { method }: Operation,
  { path, headers, body }: Request,
  token: string | undefined,
): Promise<Answer> =>
  ask(world, 'api', {
    method,
    path,
    headers: [...headers, ...(token === undefined ? [] : bearer(token))],
    ...(body === undefined ? {} : { body }),
  })

const numbersOf = ({ requests, only }: RunOptions): readonly number[] =>
  only === undefined ? Array.from({ length: requests }, (_, index) => index) : [only]

export const runApi = async (world: World, options: RunOptions): Promise<ApiRun> => {
  const callers = await createCallers(world)
  const operations = operationsOf(await servedDocument(world)).map((operation) => ({
    operation,
    requests: requestsFor(operation, callers.known),
  }))
  const statuses: Record<string, number> = {}
  const findings: Finding[] = []
  const numbers = numbersOf(options)
  for (const number of numbers) {
    const chosen = operations[number % operations.length]
    if (chosen === undefined) continue
    const { operation, requests } = chosen
    const { caller, request } = drawn(requests, options.seed, number)
    const answer = await sendAs(world, operation, request, await callers.token(caller))
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    const fault = faultOf(operation, answer) ?? expectationOf(operation, caller, request, answer)
    const found = { number, operation: operation.name, caller, request }
    if (fault !== undefined) findings.push({ ...found, fault, answer: answer.raw.slice(0, SHOWN) })
  }
  return { sent: numbers.length, operations: operations.length, statuses, findings }
}

/** One finding for people. */
export const describeFinding = ({
  number,
  operation,
  caller,
  request,
  fault,
  answer,
}: Finding): string =>
  `#${number} ${operation} by ${caller} (${request.spoilt} spoilt): ${fault}\n    ${request.path}\n    ${request.body?.toString().slice(0, 200) ?? ''}\n    ${answer.replaceAll(/\s+/g, ' ')}`
