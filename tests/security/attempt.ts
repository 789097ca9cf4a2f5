/**
 * What an attempt is, and how its answer is judged. Expected is always named: by status, or by status and
 * code of the problem. Whatever the answer is, no byte of the victim may be in it, and nothing may be the
 * server's fault.
 */
import type { Random } from '../chaos/random.ts'
import { send, type Answer, type Ask, type Headers } from './world/send.ts'
import type { World } from './world/world.ts'

/** Status, or status and code: `401`, `401 not_signed_in`; `closed` when there is no answer. */
export type Wanted = string

export interface Wrong {
  /** `let in`: the attempt got what it wanted; `fault`: 5xx; `other answer`: refused, but not as said. */
  readonly kind: 'let in' | 'fault' | 'other answer'
  readonly seen: string
}

export interface Attempt {
  /** What was sent, enough to send it again. */
  readonly input: string
  /** How many requests it stands for; missing: one. */
  readonly tries?: number
  /** @returns undefined when the answer was the one expected */
  readonly run: () => Promise<Wrong | undefined>
}

const SHOWN = 400
const shown = (text: string): string => text.slice(0, SHOWN).replaceAll(/\s+/g, ' ')

export const letIn = (seen: string): Wrong => ({ kind: 'let in', seen: shown(seen) })

const statusText = ({ status }: Answer): string => (status === 0 ? 'closed' : String(status))

const isWanted = (answer: Answer, wanted: readonly Wanted[]): boolean => {
  const status = statusText(answer)
  return wanted.includes(status) || wanted.includes(`${status} ${answer.code ?? ''}`)
}

/** @param leak what may be in no answer, in lower case */
export const judge = (
  answer: Answer,
  wanted: readonly Wanted[],
  leak: string,
): Wrong | undefined => {
  const seen = shown(answer.raw)
  if (answer.raw.toLowerCase().includes(leak)) return { kind: 'let in', seen }
  if (isWanted(answer, wanted)) return undefined
  if (answer.status >= 500) return { kind: 'fault', seen }
  return { kind: answer.status >= 200 && answer.status < 300 ? 'let in' : 'other answer', seen }
}

/** Sends as a client of its own, behind the operator's proxy. */
export const ask = (world: World, at: 'api' | 'gateway', what: Ask): Promise<Answer> => {
  const from: Headers = what.headers?.some(([name]) => name === 'x-forwarded-for')
    ? []
    : [['x-forwarded-for', world.nextAddress()]]
  return send(world[at], { ...what, headers: [...from, ...(what.headers ?? [])] })
}

/** An attempt that is one request. `check` says what else is wrong with an answer that is as expected. */
export const attempt = (
  world: World,
  input: string,
  what: Ask & { readonly at?: 'api' | 'gateway' },
  wanted: readonly Wanted[],
  check?: (answer: Answer) => string | undefined,
): Attempt => ({
  input,
  run: async () => {
    const answer = await ask(world, what.at ?? 'api', what)
    const wrong = judge(answer, wanted, world.mark)
    if (wrong !== undefined) return wrong
    const more = check?.(answer)
    return more === undefined ? undefined : letIn(`${more}: ${answer.raw}`)
  },
})

/** A kind of attack. */
export interface Family {
  readonly name: string
  /** What holds, in one sentence. */
  readonly claim: string
  readonly attempts: (
    world: World,
    random: Random,
  ) => readonly Attempt[] | Promise<readonly Attempt[]>
}
