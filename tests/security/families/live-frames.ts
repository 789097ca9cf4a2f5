/** Frames that a well-behaved client never sends, and more feeds than a person may have. */
import { letIn, type Attempt } from '../attempt.ts'
import { bearer, createAccount, type Account } from '../world/tenant.ts'
import { frame, openSocket, OPCODE, type FrameOptions, type Socket } from '../world/web-socket.ts'
import type { World } from '../world/world.ts'
import { feedOf } from './live-tickets.ts'

/** Frames that a well-behaved client never sends. */
const abuses = (): (readonly [string, readonly Buffer[]])[] => {
  const text = (payload: string | Buffer, options: FrameOptions = {}): Buffer =>
    frame(OPCODE.text, payload, options)
  return [
    ['text', [text('hello')]],
    ['JSON', [text('{"type":"subscribe","project":"*"}')]],
    ['a thousand texts', Array.from({ length: 1_000 }, () => text('x'.repeat(100)))],
    ['too long', [text('x'.repeat(70_000))]],
    ['says 1 TiB', [text('x', { claimed: 2 ** 40 })]],
    ['says 4 GiB', [text('x', { claimed: 2 ** 32 })]],
    ['not masked', [text('x', { masked: false })]],
    ['no UTF-8', [text(Buffer.from([0xff, 0xfe, 0xc0]))]],
    ['binary', [frame(OPCODE.binary, Buffer.alloc(900))]],
    ['half a frame', [text('x'.repeat(200)).subarray(0, 20)]],
    ['noise', [Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 256))]],
    [
      'never finished',
      Array.from({ length: 200 }, (_, index) =>
        frame(index === 0 ? 1 : 0, 'x'.repeat(50), { fin: false }),
      ),
    ],
    ['continuation of nothing', [frame(OPCODE.continuation, 'x')]],
    ['two beginnings', [text('a', { fin: false }), text('b')]],
    ['ping flood', Array.from({ length: 2_000 }, () => frame(OPCODE.ping, 'x'.repeat(125)))],
    ['long ping', [frame(OPCODE.ping, 'x'.repeat(126))]],
    ['cut ping', [frame(OPCODE.ping, 'x', { fin: false })]],
    ['pongs', Array.from({ length: 500 }, () => frame(OPCODE.pong, 'x'))],
    ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map(
      (opcode) => [`kind ${opcode}`, [frame(opcode, 'x')]] as const,
    ),
    ...[1, 2, 3, 4, 5, 6, 7].map((rsv) => [`reserved bits ${rsv}`, [text('x', { rsv })]] as const),
    ...[0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535].map(
      (code) =>
        [`close ${code}`, [frame(OPCODE.close, Buffer.from([code >> 8, code & 255]))]] as const,
    ),
    ['close of one byte', [frame(OPCODE.close, 'x')]],
    ['close of no UTF-8', [frame(OPCODE.close, Buffer.from([3, 232, 0xff]))]],
  ]
}

export const watch = (
  world: World,
  { token }: Pick<Account, 'token'>,
  more = '',
): Promise<Socket> =>
  openSocket(world.api, `${feedOf(world.attacker.projectId)}${more}`, bearer(token))

/** After the abuse the server still opens feeds, and nothing came back to the abuser but its feed. */
export const abuse = (world: World): Attempt[] =>
  abuses().map(([input, frames]) => ({
    input: `frames: ${input}`,
    tries: frames.length,
    run: async () => {
      const socket = await watch(world, world.attacker)
      if (socket.status !== 101) return { kind: 'other answer', seen: `handshake ${socket.status}` }
      for (const bytes of frames) socket.write(bytes)
      const stop = setTimeout(() => socket.end(), 150)
      await socket.closed
      clearTimeout(stop)
      const odd = socket.messages.find(
        (message) => !/^\{"type":"(ready|events|stored|gap)"/.test(message),
      )
      if (odd !== undefined) return letIn(`an answer to it: ${odd}`)
      const other = await watch(world, world.attacker)
      other.end()
      return other.status === 101 ? undefined : { kind: 'fault', seen: 'no feed opens any more' }
    },
  }))

/** One person may have so many feeds; one more is told to come back. */
export const tooMany = (world: World): Attempt => ({
  input: 'more feeds than one person may have',
  tries: 60,
  run: async () => {
    const { organisationId } = world.attacker
    const member = await createAccount(world, {}, { organisationId, role: 'viewer' })
    const sockets = await Promise.all(Array.from({ length: 60 }, () => watch(world, member)))
    const stop = setTimeout(() => {
      for (const socket of sockets) socket.end()
    }, 2_000)
    const codes = await Promise.all(sockets.map(({ closed }) => closed))
    clearTimeout(stop)
    const refused = codes.filter((code) => code === 1013).length
    return refused === 10 ? undefined : letIn(`${60 - refused} feeds of one person`)
  },
})
