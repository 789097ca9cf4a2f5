/**
 * Headers across the proxy: pure. Hop-by-hop headers end here; the address of the client is appended
 * to X-Forwarded-For, so that query-api can count from its end how many proxies it trusts. Host,
 * scheme and origin that the browser used travel along.
 */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export interface Hop {
  /** Address of whoever is connected to us. */
  readonly peer: string | undefined
  /** Scheme that browsers use, without the colon. */
  readonly protocol: string
  /** Host of query-api. */
  readonly upstream: string
}

/** What goes to query-api. `keep` names hop-by-hop headers that this request needs, for upgrades. */
export function toUpstream(
  headers: IncomingHttpHeaders,
  hop: Hop,
  keep: readonly string[] = [],
): OutgoingHttpHeaders {
  const forwarded = [headers['x-forwarded-for'] ?? [], hop.peer ?? []].flat().join(', ')
  return {
    ...endToEnd(headers, keep),
    host: hop.upstream,
    'x-forwarded-for': forwarded,
    'x-forwarded-host': headers.host ?? '',
    'x-forwarded-proto': hop.protocol,
  }
}

/** What comes back to the browser. */
export const toClient = (headers: IncomingHttpHeaders): OutgoingHttpHeaders => endToEnd(headers, [])

function endToEnd(headers: IncomingHttpHeaders, keep: readonly string[]): OutgoingHttpHeaders {
  // A sender may name further headers in Connection that are meant for the next hop only.
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  const ends = (name: string): boolean =>
    (HOP_BY_HOP.has(name) || named.includes(name)) && !keep.includes(name)
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => value !== undefined && !ends(name)),
  )
}
