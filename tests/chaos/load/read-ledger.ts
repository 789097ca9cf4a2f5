/** Reads client ledgers line by line: what was acknowledged, and every event with what it was answered. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { AnswerLine, SentLine } from './ledger.ts'

/** Name of a request over all ledgers: numbers start anew in each file. */
export type RequestName = string

export interface LedgerLines {
  readonly onSent?: (line: SentLine, name: RequestName) => void
  readonly onAnswer?: (line: AnswerLine, name: RequestName) => void
}

const readOne = async (file: string, number: number, on: LedgerLines): Promise<void> => {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [kind, request = '', ...rest] = line.split('\t')
    const name = `${number}/${request}`
    if (kind === 'event' && on.onSent !== undefined) {
      const [projectId = '', time, id = '', hash = ''] = rest
      on.onSent({ request: Number(request), projectId, timeMs: Number(time), id, hash }, name)
    }
    if (kind === 'answer' && on.onAnswer !== undefined) {
      const [attempt = 0, status = 0, accepted = 0, timeMs = 0, tookMs = 0] = rest.map(Number)
      const numbers = { attempt, status, accepted, timeMs, tookMs }
      on.onAnswer({ request: Number(request), ...numbers }, name)
    }
  }
}

/** Reads all files, in their order. */
export const readLedgers = async (files: readonly string[], on: LedgerLines): Promise<void> => {
  for (const [number, file] of files.entries()) await readOne(file, number, on)
}

/** Requests that were answered 202 at least once. */
export const acknowledgedRequests = async (
  files: readonly string[],
): Promise<ReadonlySet<RequestName>> => {
  const acknowledged = new Set<RequestName>()
  await readLedgers(files, {
    onAnswer: ({ status }, name) => {
      if (status === 202) acknowledged.add(name)
    },
  })
  return acknowledged
}
