/**
 * Whether an IP address is one of the open internet: what a server may connect to on behalf of a stranger.
 * Refused is everything of one's own networks, of the machine itself and of a cloud's inside, and every
 * IPv6 form that carries an IPv4 address to somewhere else. Pure.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** IANA's special-purpose IPv4 blocks, and the address at which Azure serves its secrets. */
const REFUSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Within 2000::/3, outside of which nothing is public: protocols, documentation, 6to4, AS112. */
const REFUSED_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

const refused = new BlockList()
for (const [address, bits] of REFUSED_V4) refused.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of REFUSED_V6) refused.addSubnet(address, bits, 'ipv6')
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')

/** False also for what is no address. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !refused.check(address, 'ipv4')
  // An address with a zone is of one link, whatever its number.
  if (!isIPv6(address) || address.includes('%')) return false
  return global.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}
