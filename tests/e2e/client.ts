/** What an app and a program outside do with the product: send events, read the API, ask ClickHouse. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { EventInput } from '@pulseboard/contracts'
import { clickhouseCommand } from '../../packages/embedded/src/clickhouse.ts'
import type { RuntimeFile } from '../../packages/embedded/src/runtime-file.ts'

const PATIENCE_MS = 5_000

/** HTTP status of a POST of events; 0 when there was no answer. */
export const postEvents = async (
  { urls }: RuntimeFile,
  key: string,
  events: readonly EventInput[],
): Promise<number> => {
  try {
    const response = await fetch(`${urls.gateway}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(events.length === 1 ? events[0] : events),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

/** Access token of the account that the launcher made. */
export const signIn = async ({ urls, account }: RuntimeFile): Promise<string> => {
  if (account === null) throw new Error('The product has no account of its own.')
  const response = await fetch(`${urls.queryApi}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const body = (await response.json()) as { access_token?: string }
  if (body.access_token === undefined) throw new Error(`Sign-in answered ${response.status}.`)
  return body.access_token
}

/** Whether query-api can show an event now. */
export const isShown = async (
  { urls }: RuntimeFile,
  token: string,
  projectId: string,
  eventId: string,
): Promise<boolean> => {
  try {
    const response = await fetch(
      `${urls.queryApi}/api/v1/projects/${projectId}/events/${eventId}`,
      { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(2_000) },
    )
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** Ids of the stored events of a project, one for each row, newest first. */
export const storedIds = async (
  { stores }: RuntimeFile,
  projectId: string,
  condition = 'true',
): Promise<string[]> => {
  const answer = await clickhouseCommand(
    stores.clickhouse.url,
    `SELECT id FROM pulseboard.events WHERE project_id = '${projectId}' AND ${condition}
     ORDER BY timestamp DESC`,
  )
  return answer === '' ? [] : answer.trimEnd().split('\n')
}

/** Polls until a question is answered with yes; the milliseconds that took. @throws when it never is */
export const until = async (
  what: string,
  ask: () => Promise<boolean>,
  { patienceMs, everyMs = 50 }: { patienceMs: number; everyMs?: number },
): Promise<number> => {
  const start = performance.now()
  while (!(await ask())) {
    if (performance.now() - start > patienceMs)
      throw new Error(`${what}: not within ${patienceMs / 1000} s`)
    await sleep(everyMs)
  }
  return performance.now() - start
}
