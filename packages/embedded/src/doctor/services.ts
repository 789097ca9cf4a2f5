/**
 * The services themselves: what `/readyz` says of each that runs here. One that nobody said to be running
 * and that does not answer is no problem.
 */
import { serviceUrls } from '../services.ts'
import { ok, problem, warning, type Finding } from './finding.ts'
import type { Target } from './target.ts'

const CHECK = 'services'
const TIMEOUT_MS = 3_000

interface Readiness {
  readonly isReady: boolean
  readonly parts: Readonly<Record<string, string>>
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'

const ask = async (url: string): Promise<Readiness | undefined> => {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const body: unknown = await answer.json()
    const parts: unknown =
      typeof body === 'object' && body !== null && 'parts' in body ? body.parts : {}
    return {
      isReady: answer.ok,
      parts: Object.fromEntries(Object.entries(parts ?? {}).filter(isText)),
    }
  } catch {
    return undefined
  }
}

const judge = (
  name: string,
  url: string,
  readiness: Readiness | undefined,
  isExpected: boolean,
): Finding => {
  if (readiness === undefined)
    return isExpected
      ? problem(
          CHECK,
          `${name} does not answer at ${url}`,
          'look at the end of its log and start it again',
        )
      : ok(CHECK, `${name} does not run here`)
  const told = Object.entries(readiness.parts)
    .filter(([, text]) => text !== 'ok')
    .map(([part, text]) => `${part}: ${text}`)
    .join('; ')
  if (!readiness.isReady)
    return problem(CHECK, `${name} is not ready: ${told || url}`, 'mend the part that it names')
  return told === ''
    ? ok(CHECK, `${name} is ready`)
    : warning(CHECK, `${name} is ready, but ${told}`, 'mend the part that it names')
}

/** A line for each service that has `/readyz`. */
export const examineServices = async ({ options, copy }: Target): Promise<readonly Finding[]> => {
  const { gateway, queryApi, processor } = copy?.urls ?? serviceUrls(options)
  const services = [
    ['ingest-gateway', gateway],
    ['stream-processor', processor],
    ['query-api', queryApi],
  ] as const
  return Promise.all(
    services.map(async ([name, base]) => {
      const url = `${base.replace('//localhost', '//127.0.0.1')}/readyz`
      return judge(name, url, await ask(url), copy !== undefined)
    }),
  )
}
