/**
 * Bounds how often an address may ask the store about unknown keys. Loopback is not an address of a client:
 * it is the operator, or a proxy that we were not told of (GATEWAY_TRUST_PROXY) and that speaks for everybody.
 */
import type { IncomingMessage } from 'node:http'
import {
  addressGroup,
  AppError,
  clientAddress,
  createMisses,
  type Clock,
} from '@pulseboard/runtime'
import type { Guesses } from './authenticate.ts'

const LOOPBACK = /^(127\.|::1$|$)/

export const createGuesses = (clock: Clock, trustProxy: number): Guesses => {
  const misses = createMisses(clock)
  const who = (asker: IncomingMessage): string | undefined => {
    const address = clientAddress(asker, trustProxy)
    return LOOPBACK.test(address.replace(/^::ffff:/, '')) ? undefined : addressGroup(address)
  }
  return {
    check: (asker) => {
      const address = who(asker)
      const seconds = address === undefined ? 0 : misses.wait(address)
      if (seconds > 0)
        throw new AppError('rate_limited', {
          detail:
            'Too many unknown API keys came from this address. Send again after Retry-After, with a key from Settings → Keys.',
          retryAfter: seconds,
        })
    },
    count: (asker) => {
      const address = who(asker)
      if (address !== undefined) misses.count(address)
    },
  }
}
