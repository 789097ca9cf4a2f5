/**
 * The address that a request came from. X-Forwarded-For is only believed as far as the operator's own
 * proxies wrote it: the last entries of the list, one for each of them. Pure.
 */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** @param proxies how many of the operator's proxies append to X-Forwarded-For; 0: nobody is believed. */
export const clientAddress = (
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string => {
  const forwarded = proxies > 0 ? [request.headers['x-forwarded-for'] ?? []].flat().join(',') : ''
  const addresses = forwarded
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
  return addresses.slice(-proxies)[0] ?? request.socket.remoteAddress ?? ''
}

/** What counts as one address: a customer with IPv6 has 2^64 of them. */
export const addressGroup = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
