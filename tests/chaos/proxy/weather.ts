/**
 * What the network between two processes is like, by route. Plain data: it is sent from the run to the
 * proxy's process.
 */

/** Between whom: who connects, then who is connected to. */
export const ROUTES = [
  'client-gateway',
  'gateway-kafka',
  'gateway-postgres',
  'processor-kafka',
  'processor-clickhouse',
  'processor-postgres',
] as const
export type Route = (typeof ROUTES)[number]

export interface Weather {
  /** Each piece arrives so much later, in each direction. */
  readonly latencyMs: number
  /** Up to so much later still, at random. */
  readonly jitterMs: number
  /** 0: no bound. Of each connection and direction. */
  readonly bytesPerSecond: number
  /** Pieces are cut to so many bytes and sent one by one; 0: as they come. */
  readonly sliceBytes: number
  /** Connections are refused, and those that are open are reset. */
  readonly cut: boolean
}

export const FINE: Weather = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerSecond: 0,
  sliceBytes: 0,
  cut: false,
}

/** Which answers may be lost: any, or only those to a request of this kind. */
export type AnswerKind = 'any' | 'insert' | 'produce'

/** Drops answers: the request has been done, nobody hears of it. */
export interface Loss {
  readonly times: number
  /** Part of the answers that is dropped, so that some get through in between. */
  readonly share: number
  readonly kind: AnswerKind
}

const PRODUCE = 0
const INSERT = /INSERT(?:\+|%20| )INTO(?:\+|%20| )(?:events|dispositions)/

/** Whether a request, by the first bytes of it, is of this kind. Pure. */
export const isRequestOf = (kind: AnswerKind, head: Buffer): boolean => {
  if (kind === 'any') return true
  // Kafka: four bytes of length, then the number of the call.
  if (kind === 'produce') return head.length >= 6 && head.readInt16BE(4) === PRODUCE
  return INSERT.test(head.toString('latin1'))
}
