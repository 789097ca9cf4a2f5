/**
 * The live feed: pages of others are refused before the handshake, a ticket opens one feed once, a changed
 * cursor is no place to go on from, and whatever a client sends harms nobody but itself.
 */
import type { Random } from '../../chaos/random.ts'
import { attempt, letIn, type Attempt, type Family } from '../attempt.ts'
import type { Headers } from '../world/send.ts'
import { bearer } from '../world/tenant.ts'
import { openSocket } from '../world/web-socket.ts'
import type { World } from '../world/world.ts'
import { flipBit } from './forge.ts'
import { abuse, tooMany, watch } from './live-frames.ts'
import { feedOf, tickets } from './live-tickets.ts'
import { FOREIGN_ORIGINS } from './origins.ts'

const foreignPages = (world: World): Attempt[] => {
  const { projectId, token } = world.attacker
  return FOREIGN_ORIGINS.flatMap((origin): Attempt[] => [
    {
      input: `WebSocket from ${origin}`,
      run: async () => {
        const headers = [['origin', origin] as const, ...bearer(token)]
        const socket = await openSocket(world.api, feedOf(projectId), headers)
        socket.end()
        return socket.status === 403 ? undefined : letIn(`handshake answered ${socket.status}`)
      },
    },
    attempt(
      world,
      `events from ${origin}`,
      { path: `/realtime/${projectId}/sse`, headers: [['origin', origin], ...bearer(token)] },
      ['403 wrong_origin'],
    ),
  ])
}

/** A cursor that we did not sign is none: the feed starts at its end, with a gap or without. */
const cursors = (world: World, random: Random): Attempt[] => {
  const made = Buffer.from('0:0').toString('base64url')
  const texts = [
    `${made}.`,
    `${made}.${'A'.repeat(22)}`,
    made,
    '0:0',
    '-1:-1',
    '0:99999999999999999999',
    '{"0":0}',
    '../../etc/passwd',
    'x'.repeat(4_000),
    ...Array.from({ length: 20 }, () =>
      flipBit(`${made}.AAAAAAAAAAAAAAAAAAAAAA`, random.between(0, 20), random.between(0, 6)),
    ),
  ]
  return texts.map((text) => ({
    input: `cursor ${text.slice(0, 40)}`,
    run: async () => {
      const socket = await watch(world, world.attacker, `?cursor=${encodeURIComponent(text)}`)
      const stop = setTimeout(() => socket.end(), 120)
      await socket.closed
      clearTimeout(stop)
      const events = socket.messages.filter((message) => message.startsWith('{"type":"events"'))
      return events.length === 0 ? undefined : letIn(`old events were sent: ${events.join('')}`)
    },
  }))
}

const handshakes = (world: World): Attempt[] => {
  const odd: readonly Headers[] = [
    [['sec-websocket-version', '12']],
    [['sec-websocket-extensions', 'permessage-deflate; server_max_window_bits=99']],
    [['sec-websocket-extensions', 'x'.repeat(8_000)]],
    [['sec-websocket-protocol', 'bearer, x'.repeat(50)]],
    [['transfer-encoding', 'chunked']],
    [['content-length', '5']],
  ]
  return odd.map((headers) => ({
    input: `handshake with ${JSON.stringify(headers).slice(0, 60)}`,
    run: async () => {
      const socket = await openSocket(world.api, feedOf(world.victim.projectId), [
        ...headers,
        ...bearer(world.attacker.token),
      ])
      const stop = setTimeout(() => socket.end(), 3_000)
      const code = await socket.closed
      clearTimeout(stop)
      const isRefused = socket.status !== 101 || code === 4403
      return isRefused && socket.status < 500 ? undefined : letIn(`${socket.status}, ${code}`)
    },
  }))
}

export const live: Family = {
  name: 'live feed: origins, tickets, frames',
  claim:
    'A feed opens for our pages, once for a ticket, to members; what clients send is not interpreted.',
  attempts: async (world, random) => [
    ...foreignPages(world),
    ...(await tickets(world, random)),
    ...cursors(world, random),
    ...handshakes(world),
    ...abuse(world),
    tooMany(world),
  ],
}
