/**
 * LISTEN on one channel for as long as the service lives. A lost connection is opened again with
 * back-off; PostgreSQL keeps nothing for absent listeners, so each (re)connection is reported and the
 * caller drops what it may have missed. A connection that looks alive but does not answer is found by
 * asking it every few seconds, and replaced.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

export interface ListenOptions {
  readonly url: string
  readonly application: string
  /** A lower-case identifier. */
  readonly channel: string
  readonly onNotification: (payload: string) => void
  /** Listening now: everything announced before may have been missed. */
  readonly onListening: () => void
  /** Not listening from now on; called once an outage. */
  readonly onLost: (error: unknown) => void
}

export interface Listener {
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 2_000
const ASK_EVERY_MS = 5_000
const ANSWER_WITHIN_MS = 2_000
const FIRST_BACKOFF_MS = 100
const LONGEST_BACKOFF_MS = 2_000
const CHANNEL = /^[a-z_]{1,63}$/

/** Resolves with the reason when the connection is lost. */
const untilLost = (client: Client): Promise<unknown> => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const ask = setInterval(() => {
    client.query('SELECT 1').catch(resolve)
  }, ASK_EVERY_MS)
  client.once('error', resolve)
  client.once('end', () => resolve(new Error('the connection ended')))
  return promise.finally(() => clearInterval(ask))
}

const openClient = ({ url, application }: ListenOptions): Client => {
  const client = new Client({
    connectionString: url,
    application_name: application,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
  })
  // While connecting, errors come by the promise; this keeps late ones from ending the process.
  client.on('error', () => undefined)
  return client
}

/** Ends a client that may not answer any more; waits no longer than for an answer. */
const endClient = async (client: Client): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ANSWER_WITHIN_MS)
  try {
    await Promise.race([client.end(), promise])
  } catch {
    // It was broken already; there is nothing left to end.
  } finally {
    clearTimeout(timer)
  }
}

/** Waits, or less when stopped. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(ms, undefined, { signal })
  } catch {
    // Stopped while waiting: the loop sees it.
  }
}

/** Starts listening in the background; never throws, reports by the callbacks. */
export const listen = (options: ListenOptions): Listener => {
  if (!CHANNEL.test(options.channel)) throw new Error(`not a channel name: ${options.channel}`)
  const stop = new AbortController()
  const { signal } = stop
  let current: Client | undefined
  let isReported = false

  const reportLost = (error: unknown): void => {
    if (!signal.aborted && !isReported) options.onLost(error)
    isReported = true
  }

  /** One connection from opening to loss. @returns whether it ever listened */
  const listenOnce = async (): Promise<boolean> => {
    const client = openClient(options)
    current = client
    client.on('notification', ({ payload }) => options.onNotification(payload ?? ''))
    try {
      await client.connect()
      await client.query(`LISTEN ${options.channel}`)
      isReported = false
      options.onListening()
      reportLost(await untilLost(client))
      return true
    } catch (error) {
      reportLost(error)
      return false
    } finally {
      await endClient(client)
    }
  }

  const run = async (): Promise<void> => {
    let backoffMs = FIRST_BACKOFF_MS
    while (!signal.aborted) {
      const listened = await listenOnce()
      backoffMs = listened ? FIRST_BACKOFF_MS : Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)
      await pause(backoffMs, signal)
    }
  }
  const running = run()

  return {
    close: async () => {
      stop.abort()
      if (current !== undefined) await endClient(current)
      await running
    },
  }
}
