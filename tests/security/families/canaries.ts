/**
 * Two tenants side by side: events with the victim's mark are sent while the attacker watches its own feeds;
 * the victim invites the attacker; both services log. No byte of the mark is in any frame, mail or log. The
 * answers of every route are the business of `query-api/src/canaries.int.test.ts`.
 */
import { caughtMails } from '@pulseboard/runtime'
import { ask, letIn, type Attempt, type Family } from '../attempt.ts'
import type { Ask } from '../world/send.ts'
import { bearer, JSON_BODY, type Tenant } from '../world/tenant.ts'
import { openSocket, type Socket } from '../world/web-socket.ts'
import type { World } from '../world/world.ts'

const EVENTS = 40
const WAIT_MS = 15_000

const eventsOf = ({ ingestKey }: Tenant, text: string): Ask => ({
  method: 'POST',
  path: '/v1/events',
  headers: [...bearer(ingestKey), JSON_BODY],
  body: JSON.stringify(
    Array.from({ length: EVENTS }, (_, index) => ({
      type: index % 2 === 0 ? 'error' : 'event',
      name: text,
      release: text,
      environment: text,
      user_id: text,
      session_id: text,
      tags: { [text]: text },
      payload: { [text]: text },
      device: { id: text, model: text },
    })),
  ),
})

const until = async (condition: () => boolean): Promise<boolean> => {
  for (const end = performance.now() + WAIT_MS; performance.now() < end;) {
    if (condition()) return true
    await new Promise((resolve) => void setTimeout(resolve, 50))
  }
  return false
}

/** Feeds of the attacker by every way there is. */
const openFeeds = async (world: World): Promise<{ socket: Socket; stream: AsyncText }> => {
  const { projectId, token } = world.attacker
  const socket = await openSocket(world.api, `/realtime/${projectId}`, bearer(token))
  const abort = new AbortController()
  const response = await fetch(`${world.api}/realtime/${projectId}/sse`, {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  })
  const stream: AsyncText = { text: '', end: () => abort.abort() }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) stream.text += decoder.decode(chunk)
  })().catch(() => undefined)
  return { socket, stream }
}
interface AsyncText {
  text: string
  readonly end: () => void
}

const frames = (world: World): Attempt => ({
  input: 'frames of the attacker’s feeds while events of both tenants come',
  tries: 2 * EVENTS,
  run: async () => {
    const { socket, stream } = await openFeeds(world)
    const isReady = await until(() => socket.messages.length > 0 && stream.text.includes('"ready"'))
    await ask(world, 'gateway', eventsOf(world.victim, world.mark))
    await ask(world, 'gateway', eventsOf(world.attacker, 'mine'))
    const seen = (): string => socket.messages.join('\n') + stream.text
    const came = await until(
      () => socket.messages.join('').includes('"mine"') && stream.text.includes('"mine"'),
    )
    socket.end()
    stream.end()
    if (seen().toLowerCase().includes(world.mark)) return letIn(seen())
    return isReady && came
      ? undefined
      : { kind: 'other answer', seen: `own events did not come: ${seen()}` }
  },
})

const invitation = (world: World): Attempt => ({
  input: 'mails to the attacker, whom the victim invites',
  run: async () => {
    const { victim, attacker } = world
    const answer = await ask(world, 'api', {
      method: 'POST',
      path: `/api/v1/organisations/${victim.organisationId}/invites`,
      headers: [...bearer(victim.token), JSON_BODY],
      body: JSON.stringify({ role: 'viewer', email: attacker.email }),
    })
    if (answer.status !== 201) return { kind: 'other answer', seen: answer.head }
    let found = await caughtMails(world.mails, attacker.email)
    for (const end = performance.now() + WAIT_MS; found.length === 0 && performance.now() < end;)
      found = await caughtMails(world.mails, attacker.email)
    if (found.length === 0) return { kind: 'other answer', seen: 'no mail came' }
    const text = JSON.stringify(found)
    return text.includes(world.mark) ? letIn(text) : undefined
  },
})

const logs = (world: World): Attempt => ({
  input: 'logs of both services',
  run: () => {
    const all = Object.values(world.services).map((service) => service.log())
    const line = all
      .join('')
      .split('\n')
      .find((text) => text.toLowerCase().includes(world.mark))
    return Promise.resolve(line === undefined ? undefined : letIn(line))
  },
})

export const canaries: Family = {
  name: 'tenant canaries',
  claim: 'No byte of one tenant is in a frame, a mail or a log that is not its own.',
  attempts: (world) => [frames(world), invitation(world), logs(world)],
}
