/**
 * Messages of the live feed as bytes, ready for the wire: each is made once and the same buffer is written to
 * every client, with the head of a WebSocket frame before it. Events are spliced in as they stand in Kafka.
 * Pure.
 */
import type { LiveMessage, Problem } from '@pulseboard/contracts'
import type { Chosen } from './event-choice.ts'

type GapReason = Extract<LiveMessage, { type: 'gap' }>['reason']

/** One message in every form that a transport wants. */
export interface Frame {
  readonly json: Buffer
  /** A whole, unmasked text frame of WebSocket. */
  readonly webSocket: Buffer
  /** An event of a stream of server-sent events; made when first asked for. */
  readonly serverSent: Buffer
}

const OPEN = 0x7b
const CLOSE = 0x7d
const COMMA = Buffer.from(',')
const TAIL = Buffer.from(']}')
const LINE_BREAKS = new Set([0x0a, 0x0d])
const SPACE = 0x20

const FINAL_TEXT = 0x81
const LENGTH_IN_16_BITS = 126
const LENGTH_IN_64_BITS = 127

/** Whether bytes look like one JSON object; what the gateway writes always does. */
export const isObjectBytes = (bytes: Buffer): boolean =>
  bytes[0] === OPEN && bytes[bytes.length - 1] === CLOSE

/** The head of a text frame (RFC 6455, 5.2): final, not masked, with the length of what follows. */
const headOf = (length: number): Buffer => {
  if (length < LENGTH_IN_16_BITS) return Buffer.from([FINAL_TEXT, length])
  if (length < 2 ** 16) {
    const head = Buffer.from([FINAL_TEXT, LENGTH_IN_16_BITS, 0, 0])
    head.writeUInt16BE(length, 2)
    return head
  }
  const head = Buffer.from([FINAL_TEXT, LENGTH_IN_64_BITS, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

/** The cursor becomes the event's id. Line breaks stand between the tokens of JSON alone: a space will do. */
const serverSentOf = (json: Buffer, cursor: string | undefined): Buffer => {
  const line = json.some((byte) => LINE_BREAKS.has(byte))
    ? json.map((byte) => (LINE_BREAKS.has(byte) ? SPACE : byte))
    : json
  const head = cursor === undefined ? 'data: ' : `id: ${cursor}\ndata: `
  return Buffer.concat([Buffer.from(head), line, Buffer.from('\n\n')])
}

const frameOf = (pieces: readonly Buffer[], cursor?: string): Frame => {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const head = headOf(length)
  const webSocket = Buffer.concat([head, ...pieces], head.length + length)
  const json = webSocket.subarray(head.length)
  let serverSent: Buffer | undefined
  return {
    json,
    webSocket,
    get serverSent() {
      return (serverSent ??= serverSentOf(json, cursor))
    },
  }
}

const messageFrame = (message: LiveMessage): Frame =>
  frameOf([Buffer.from(JSON.stringify(message))], 'cursor' in message ? message.cursor : undefined)

/** An `events` message around events that are JSON already. */
export const eventsFrame = (cursor: string, { events, oneIn, leftOut }: Chosen): Frame => {
  const sampled = oneIn === 1 ? '' : `"sampled":{"one_in":${oneIn},"left_out":${leftOut}},`
  const head = `{"type":"events","cursor":${JSON.stringify(cursor)},${sampled}"events":[`
  const list = events.flatMap(({ value }, index) => (index === 0 ? [value] : [COMMA, value]))
  return frameOf([Buffer.from(head), ...list, TAIL], cursor)
}

/** Nothing came for these clients; their cursor moves on. */
export const positionFrame = (cursor: string): Frame =>
  messageFrame({ type: 'events', cursor, events: [] })

export const readyFrame = (cursor: string): Frame => messageFrame({ type: 'ready', cursor })

export const gapFrame = (count: number, reason: GapReason): Frame =>
  messageFrame({ type: 'gap', count, reason })

export const storedFrame = (ids: readonly string[]): Frame =>
  messageFrame({ type: 'stored', ids: [...ids] })

export const refusedFrame = (problem: Problem): Frame => messageFrame({ type: 'refused', problem })
