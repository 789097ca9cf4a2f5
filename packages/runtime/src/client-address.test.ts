import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const request = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  }) as Parameters<typeof clientAddress>[0]

test.each([
  [undefined, 0, '10.0.0.1'],
  ['1.2.3.4', 0, '10.0.0.1'],
  [undefined, 1, '10.0.0.1'],
  ['1.2.3.4', 1, '1.2.3.4'],
  ['6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
  ['6.6.6.6, 1.2.3.4 , 10.0.0.9', 2, '1.2.3.4'],
  ['1.2.3.4', 3, '1.2.3.4'],
  [' , ', 1, '10.0.0.1'],
])('%s behind %i proxies: %s', (forwarded, proxies, address) =>
  expect(clientAddress(request(forwarded), proxies)).toBe(address),
)
