import { AppError } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { askedOf, closingOf } from './entrance.ts'

test('an address asks for a project, with ticket, cursor and filter', () => {
  const asked = { project: 'shop', ticket: 't', cursor: 'c', q: 'type:error' }
  const query = '?ticket=t&cursor=c&q=type%3Aerror'
  expect(askedOf(`/realtime/shop${query}`, 'websocket')).toEqual(asked)
  expect(askedOf(`/api/v1/realtime/sh%6Fp/sse${query}`, 'sse')).toEqual(asked)
  const bare = { project: 'shop', ticket: null, cursor: null, q: null }
  expect(askedOf('/realtime/shop', 'websocket')).toEqual(bare)
})

test.each([undefined, '/', '/realtime/', '/realtime/a/b', '/realtime/%', '/realtime/a/sse', '//x'])(
  '%s asks for no WebSocket',
  (url) => expect(askedOf(url, 'websocket')).toBeUndefined(),
)

test('each refusal has the code that tells a client what to do next', () => {
  const codeOf = (code: ConstructorParameters<typeof AppError>[0]): number =>
    closingOf(new AppError(code))[0]
  expect(codeOf('invalid_request')).toBe(4400)
  expect(
    ['not_signed_in', 'revoked_key', 'expired_key', 'invalid_key'].map((code) =>
      codeOf(code as 'not_signed_in'),
    ),
  ).toEqual([4401, 4401, 4401, 4401])
  expect(
    ['not_found', 'forbidden', 'key_scope'].map((code) => codeOf(code as 'not_found')),
  ).toEqual([4403, 4403, 4403])
  expect(['overloaded', 'rate_limited'].map((code) => codeOf(code as 'overloaded'))).toEqual([
    1013, 1013,
  ])
  expect(closingOf(new Error('?'))[0]).toBe(1013)
})
