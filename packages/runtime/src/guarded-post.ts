/**
 * One POST to an address that a stranger chose. The name is resolved once, every address that it has must
 * be public, and the connection goes to one of those very addresses: a name that answers differently a
 * moment later changes nothing. No redirect is followed, no proxy or shared connection is used, the whole
 * takes seconds, and of the answer only its beginning is read.
 */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { isPublicAddress } from './public-address.ts'

/** Every address of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>

export interface PostOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whether addresses of one's own networks are allowed. */
  readonly allowPrivate: boolean
  readonly signal: AbortSignal
  readonly timeoutMs?: number
  readonly resolve?: Resolve
}

export interface PostAnswer {
  readonly status: number
  /** At most 4 kB. */
  readonly body: string
  /** Header `Retry-After` as it came. */
  readonly retryAfter: string | undefined
}

/** The request was not made, and never will be as it is; the message says why, for the channel's owner. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

const TIMEOUT_MS = 10_000
const MOST_ANSWER_BYTES = 4_096
const FIRST_FREE_PORT = 1_024

const resolveAll: Resolve = (name) => promisify(dnsLookup)(name, { all: true })

/** The parts of a URL that decide; WHATWG parsing has made dotted addresses of all other spellings. */
const readTarget = (url: string, allowPrivate: boolean): URL => {
  if (!URL.canParse(url)) throw new AddressRefused('The address is not a URL.')
  const target = new URL(url)
  if (target.protocol !== 'https:' && target.protocol !== 'http:')
    throw new AddressRefused('The address must begin with https:// or http://.')
  if (target.username !== '' || target.password !== '')
    throw new AddressRefused('The address must not carry a user name or password.')
  const port = Number(target.port)
  // Services of other protocols listen there, and some understand a line of a request.
  if (!allowPrivate && target.port !== '' && port < FIRST_FREE_PORT && port !== 80 && port !== 443)
    throw new AddressRefused(`Port ${port} is not one of the web: use 443, 80 or one from 1024.`)
  return target
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** Addresses that may be connected to. @throws AddressRefused when any address of the name is private */
const checkedAddresses = async (
  host: string,
  { allowPrivate, resolve = resolveAll }: PostOptions,
): Promise<readonly LookupAddress[]> => {
  const family = isIP(host)
  const found = family === 0 ? await resolve(host) : [{ address: host, family }]
  if (found.length === 0) throw new Error(`${host} has no address`)
  if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address)))
    throw new AddressRefused(
      `${host} is an address of a private network; notices go to public ones only (ALERTS_ALLOW_PRIVATE_ADDRESSES).`,
    )
  return found
}

/** Answers with the addresses that were checked, whatever is asked. */
const pinned =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_name, options, done) => {
    const [first] = addresses
    if (options.all === true) done(null, [...addresses])
    else done(null, first?.address ?? '', first?.family ?? 0)
  }

const readBeginning = async (answer: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    // Leaving the loop destroys the stream, and with it the connection.
    if (bytes >= MOST_ANSWER_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString()
}

const send = (target: URL, options: RequestOptions, body: string): Promise<IncomingMessage> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, options)
  request.once('response', resolve)
  // Stays for errors after the answer: they end the reading, too.
  request.on('error', reject)
  request.end(body)
  return promise
}

/** @throws AddressRefused before anything is sent, or the error of the connection */
export const guardedPost = async (options: PostOptions): Promise<PostAnswer> => {
  const { url, headers, body, timeoutMs = TIMEOUT_MS } = options
  const target = readTarget(url, options.allowPrivate)
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)])
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = (): void =>
    reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
  signal.addEventListener('abort', abort, { once: true })
  try {
    // Resolving cannot be stopped; it is not waited for.
    const addresses = await Promise.race([checkedAddresses(hostOf(target), options), aborted])
    const answer = await send(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
        lookup: pinned(addresses),
        agent: false,
        signal,
      },
      body,
    )
    const retryAfter = answer.headers['retry-after']
    return { status: answer.statusCode ?? 0, body: await readBeginning(answer), retryAfter }
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
