/** What a test of the live feed needs: the API on real stores, projects, open feeds and events in the topic. */
import { anEvent, EVENTS_TOPIC, type Event, type PartOf, type Routes } from '@pulseboard/contracts'
import { createLogger, ensureTopics, systemClock, uuidv7 } from '@pulseboard/runtime'
import type { LiveTimings } from '../live/compose.ts'
import { startTestApi, type StoreUrls, type TestApi } from './api.ts'
import { openLive, type LiveReader } from './live.ts'

type Account = Awaited<ReturnType<TestApi['register']>>

export interface FeedWorld {
  readonly api: TestApi
  readonly owner: Account
  newProject(): Promise<string>
  /** A feed that was opened with a ticket of this token; `extra` is appended to the address. */
  open(project: string, extra?: string, token?: string): Promise<LiveReader>
  /** The same, once it is ready. */
  ready(project: string, extra?: string, token?: string): Promise<LiveReader>
  /** Puts events into the topic. @returns their ids */
  send(project: string, ...events: Partial<Event>[]): Promise<string[]>
  stop(): Promise<void>
}

/** Another query-api on the same databases. */
export const startFeedApi = (urls: StoreUrls): Promise<TestApi> => {
  const timings: LiveTimings = { pingMs: 200, recheckMs: 200, lingerMs: 200 }
  return startTestApi(urls, { timings })
}

const isReady =
  ({ messages }: LiveReader) =>
  () =>
    messages.some(({ type }) => type === 'ready')

/** @param urls databases of the test's own, and the brokers */
export const openFeedWorld = async (
  urls: StoreUrls & { readonly brokers: readonly string[] },
): Promise<FeedWorld> => {
  await ensureTopics(urls.brokers, [EVENTS_TOPIC], createLogger('test', 'error'))
  const api = await startFeedApi(urls)
  const owner = await api.register()
  const open: FeedWorld['open'] = async (projectId, extra = '', token = owner.token) => {
    const { body } = await api.call('createRealtimeTicket', { token, params: { projectId } })
    const { ticket } = body as PartOf<Routes['createRealtimeTicket'], 'answer'>
    return openLive(`${api.base}/realtime/${projectId}?ticket=${ticket}${extra}`)
  }
  return {
    api,
    owner,
    newProject: async () => {
      const made = await api.call('createProject', { token: owner.token, body: { name: 'Acme' } })
      return (made.body as { project: { id: string } }).project.id
    },
    open,
    ready: async (...asked) => {
      const reader = await open(...asked)
      await reader.until(isReady(reader))
      return reader
    },
    send: async (project, ...events) => {
      const messages = events.map((changes) => {
        const id = uuidv7(systemClock.now())
        const value = JSON.stringify(anEvent({ id, project_id: project, ...changes }))
        return { key: id, value, headers: { project } }
      })
      await api.bus.send(EVENTS_TOPIC.name, messages)
      return messages.map(({ key }) => key)
    },
    stop: () => api.stop(),
  }
}
