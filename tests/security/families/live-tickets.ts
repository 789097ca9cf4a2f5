/** Tickets of the live feed that are damaged, spent, of another project or of another kind; feeds of others. */
import type { Random } from '../../chaos/random.ts'
import { ask, letIn, type Attempt, type Wrong } from '../attempt.ts'
import { bearer } from '../world/tenant.ts'
import { openSocket, type Socket } from '../world/web-socket.ts'
import type { World } from '../world/world.ts'
import { flipBit } from './forge.ts'

const AT_ONCE = 50
const FLIPS = 60
const TICKET = 4401
const ACCESS = 4403

export const feedOf = (projectId: string, ticket?: string): string =>
  `/realtime/${projectId}${ticket === undefined ? '' : `?ticket=${encodeURIComponent(ticket)}`}`

const newTicket = async (world: World, projectId: string, token: string): Promise<string> => {
  const path = `/api/v1/projects/${projectId}/realtime-tickets`
  const answer = await ask(world, 'api', { method: 'POST', path, headers: bearer(token) })
  return (JSON.parse(answer.body) as { ticket: string }).ticket
}

/** Expects the feed to be closed by a code before anything was shown. */
const closedWith = (
  world: World,
  input: string,
  open: () => Promise<Socket>,
  codes: readonly number[],
): Attempt => ({
  input,
  run: async (): Promise<Wrong | undefined> => {
    const socket = await open()
    if (socket.status === 404 || socket.status === 400) return undefined
    if (socket.status !== 101) return { kind: 'other answer', seen: `handshake ${socket.status}` }
    const stop = setTimeout(() => socket.end(), 5_000)
    const code = await socket.closed
    clearTimeout(stop)
    if (socket.messages.join('').includes(world.mark)) return letIn(socket.messages.join(''))
    return codes.includes(code)
      ? undefined
      : letIn(`closed with ${code}: ${socket.messages.join('')}`)
  },
})

const lookAlikes = (world: World, good: string, spent: string, random: Random): string[] => {
  const { attacker, victim } = world
  const flipped = Array.from({ length: FLIPS }, () =>
    flipBit(good, random.between(0, good.length - 1), random.between(0, 6)),
  )
  return [
    ...flipped.filter((text) => text !== good),
    '',
    spent,
    good.slice(1),
    `${good}A`,
    good.toLowerCase(),
    `${good}\u0000`,
    `${good}' OR '1'='1`,
    'x'.repeat(43),
    attacker.token,
    attacker.refreshToken,
    attacker.readKey,
    victim.inviteToken,
  ]
}

/** Upgrades of what is no feed, or not one's own. */
const otherFeeds = (world: World): Attempt[] => {
  const { attacker, victim } = world
  const { projectId, slug } = victim
  const foreign = [projectId, slug, projectId.toUpperCase(), `${projectId}%00`]
  const nothing = ['/', '/api/v1/me', '/a/b', '/%', `/${'x'.repeat(65)}`]
  return [
    ...foreign.map((id) =>
      closedWith(
        world,
        `feed of ${id}`,
        () => openSocket(world.api, feedOf(id), bearer(attacker.token)),
        [ACCESS],
      ),
    ),
    ...['/realtime', '/', '/api/v1/me', ...nothing.map((path) => `/realtime${path}`)].map((path) =>
      closedWith(world, `upgrade of ${path}`, () => openSocket(world.api, path), [ACCESS, TICKET]),
    ),
  ]
}

/** One ticket, many at once: one gets in. */
const oneOfMany = (world: World): Attempt => ({
  input: 'one ticket, many at once',
  tries: AT_ONCE,
  run: async () => {
    const { projectId, token } = world.attacker
    const ticket = await newTicket(world, projectId, token)
    const sockets = await Promise.all(
      Array.from({ length: AT_ONCE }, () => openSocket(world.api, feedOf(projectId, ticket))),
    )
    const stop = setTimeout(() => {
      for (const socket of sockets) socket.end()
    }, 3_000)
    const codes = await Promise.all(sockets.map(({ closed }) => closed))
    clearTimeout(stop)
    const admitted = codes.filter((code) => code !== TICKET).length
    return admitted === 1 ? undefined : letIn(`${admitted} of ${AT_ONCE} got in with one ticket`)
  },
})

export const tickets = async (world: World, random: Random): Promise<Attempt[]> => {
  const { projectId, token } = world.attacker
  const good = await newTicket(world, projectId, token)
  const spent = await newTicket(world, projectId, token)
  const first = await openSocket(world.api, feedOf(projectId, spent))
  first.end()
  const refused = (input: string, project: string, ticket?: string): Attempt =>
    closedWith(world, input, () => openSocket(world.api, feedOf(project, ticket)), [TICKET, ACCESS])
  return [
    ...lookAlikes(world, good, spent, random).map((text) =>
      refused(`ticket ${text.slice(0, 50)}`, projectId, text),
    ),
    refused('no ticket', projectId),
    ...[good, spent].map((ticket) =>
      refused('a ticket of another project', world.victim.projectId, ticket),
    ),
    ...otherFeeds(world),
    oneOfMany(world),
  ]
}
