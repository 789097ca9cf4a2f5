/**
 * What the gateways say, as it is said: follows the lines of the ledger's topic, from where the ledger in
 * the store ends. Before the first look at the store nothing is known, so nothing is evaluated.
 */
import { LEDGER_GROUP, LEDGER_TOPIC } from '@pulseboard/contracts'
import type { GatewaySaid } from '@pulseboard/db'
import {
  headerText,
  retryUntilDone,
  type Bus,
  type BusMessage,
  type Clock,
  type Closable,
} from '@pulseboard/runtime'
import { readLine } from '../ledger/read-line.ts'
import type { GatewayWord } from './watermark.ts'

export interface GatewayDeps {
  readonly bus: Pick<Bus, 'tail' | 'committed'>
  readonly clock: Clock
  /** What the runs said last, as far as the store has it. */
  readonly find: () => Promise<readonly GatewaySaid[]>
  readonly onFailure: (error: unknown) => void
  readonly group?: string
}

export interface Gateways extends Closable {
  /** Undefined until the store was asked. */
  readonly words: ReadonlyMap<string, GatewayWord> | undefined
}

// A run that said nothing for so long says nothing any more, not even about its spool.
const FORGET_MS = 600_000

const readWord = (message: BusMessage, heardAt: number): [string, GatewayWord] | undefined => {
  if (headerText(message.headers?.['kind']) !== 'gateway') return undefined
  const read = readLine(message)
  if (!('line' in read) || read.line.kind !== 'gateway') return undefined
  const { gateway, reported_through: through, ended, spool } = read.line
  const spoolOldest = spool.oldest_at === null ? null : Date.parse(spool.oldest_at)
  return [gateway, { through: Date.parse(through), heardAt, ended, spoolOldest }]
}

export const followGateways = (deps: GatewayDeps): Gateways => {
  const { bus, clock, find, onFailure, group = LEDGER_GROUP } = deps
  const stop = new AbortController()
  const words = new Map<string, GatewayWord>()
  let isKnown = false

  const hear = (messages: readonly BusMessage[]): void => {
    const now = clock.now()
    for (const message of messages) {
      const word = readWord(message, now)
      if (word !== undefined) words.set(...word)
    }
    for (const [run, { heardAt }] of words) if (now - heardAt > FORGET_MS) words.delete(run)
  }
  const tail = bus.tail({
    topic: LEDGER_TOPIC.name,
    onFetched: ({ messages }) => hear(messages),
    onState: () => undefined,
  })
  const begin = async (): Promise<void> => {
    // The position first: what the store does not have yet comes by the topic.
    const committed = await bus.committed(group, LEDGER_TOPIC.name)
    for (const { gateway, ...said } of await find())
      if (!words.has(gateway)) words.set(gateway, said)
    await tail.start(committed.size === 0 ? undefined : committed)
    isKnown = true
  }
  const beginning = retryUntilDone(begin, { signal: stop.signal, onFailure }).catch(() => undefined)
  return {
    get words() {
      return isKnown ? words : undefined
    },
    close: async () => {
      stop.abort()
      await beginning
      await tail.close()
    },
  }
}
