/**
 * One HTTP request as bytes on a socket of its own, and the answer as it came. A client library would
 * repair or refuse what a hostile client sends (line breaks in headers, paths with dots, two lengths), so
 * none is used. Never follows, retries or decodes anything.
 */
import { connect } from 'node:net'

/** Headers in order; a name may stand twice. */
export type Headers = readonly (readonly [name: string, value: string])[]

export interface Ask {
  readonly method?: string
  /** Target of the request as it is written in its first line. */
  readonly path: string
  readonly headers?: Headers
  readonly body?: string | Buffer
}

export interface Answer {
  /** 0: the connection was closed without an answer. */
  readonly status: number
  /** Everything that came, head and body, as text. */
  readonly raw: string
  readonly head: string
  readonly body: string
  /** `code` of a problem, if the answer is one. */
  readonly code: string | undefined
  /** Values of a header, in order. */
  readonly header: (name: string) => readonly string[]
}

const PATIENCE_MS = 30_000
const STREAM = /^content-type: text\/event-stream/im

const codeOf = (body: string): string | undefined => {
  if (!body.startsWith('{')) return undefined
  try {
    const { code } = JSON.parse(body) as { code?: unknown }
    return typeof code === 'string' ? code : undefined
  } catch {
    return undefined
  }
}

const parse = (raw: string): Answer => {
  const end = raw.indexOf('\r\n\r\n')
  const head = end < 0 ? raw : raw.slice(0, end)
  const body = end < 0 ? '' : raw.slice(end + 4)
  const lines = head.split('\r\n').slice(1)
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    raw,
    head,
    body,
    code: codeOf(body),
    header: (name) =>
      lines
        .filter((line) => line.toLowerCase().startsWith(`${name}:`))
        .map((line) => line.slice(name.length + 1).trim()),
  }
}

/** Sends bytes; resolves when the server closes, or with the first bytes of a stream without end. */
export const sendBytes = (base: string, bytes: readonly (string | Buffer)[]): Promise<Answer> => {
  const { hostname, port } = new URL(base)
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const chunks: Buffer[] = []
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  const timer = setTimeout(() => socket.destroy(), PATIENCE_MS)
  socket.on('data', (chunk) => {
    chunks.push(chunk)
    if (chunks.length === 1 && STREAM.test(chunk.toString('latin1'))) socket.destroy()
  })
  socket.on('end', () => socket.end())
  // A server that refuses may reset the connection after its answer.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearTimeout(timer)
    resolve(parse(Buffer.concat(chunks).toString()))
  })
  for (const part of bytes) socket.write(part)
  return promise
}

/** Sends a request; `host`, `connection` and `content-length` are added unless they are given. */
export const send = (base: string, ask: Ask): Promise<Answer> => {
  const { method = 'GET', path, headers = [], body } = ask
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const added: (readonly [string, string])[] = [
    ['host', new URL(base).host],
    ['connection', 'close'],
    ...(body === undefined ? [] : [['content-length', String(Buffer.byteLength(body))] as const]),
  ]
  const all = [...added.filter(([name]) => !given.has(name)), ...headers]
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const head = `${method} ${path} HTTP/1.1\r\n${lines}\r\n`
  return sendBytes(base, body === undefined ? [head] : [head, body])
}
