/**
 * Who is signed in. The access token lives in memory and nowhere else; a reload gets a new one by the
 * HttpOnly refresh cookie. Renewals are one at a time, in this tab by a shared promise and across tabs
 * by a lock, because the refresh cookie rotates. Signing out in one tab signs out all.
 *
 *   unknown → in | out        by the cookie, once
 *   in      → expired         the cookie no longer renews; the page stays and a dialog asks again
 *   in      → out             by the person, here or in another tab
 */
import type { SignedIn, User } from '@pulseboard/contracts'
import { answer, type Api, type TokenSource } from '#lib/api.ts'
import { asApiError } from '#lib/api/problem.ts'
import { now } from '#lib/clock.ts'

export type SessionStatus = 'unknown' | 'in' | 'out' | 'expired'

/** A token with less than this left is renewed before it is used. */
const MARGIN_MS = 20_000
const CHANNEL = 'pulseboard.session'

export class Session implements TokenSource {
  #status = $state<SessionStatus>('unknown')
  #user = $state<User | null>(null)
  #token: string | null = null
  #expiresAt = 0
  #renewal: Promise<string | null> | null = null
  readonly #api: Api

  constructor(publicApi: Api) {
    this.#api = publicApi
  }

  get status(): SessionStatus {
    return this.#status
  }

  get user(): User | null {
    return this.#user
  }

  async token(): Promise<string | null> {
    const known = this.#status !== 'unknown'
    const fresh = this.#token !== null && now() < this.#expiresAt - MARGIN_MS
    if (known && (fresh || this.#status !== 'in')) return this.#token
    return this.renew(this.#token)
  }

  renew(stale: string | null): Promise<string | null> {
    if (this.#token !== stale) return Promise.resolve(this.#token)
    this.#renewal ??= this.#refresh().finally(() => {
      this.#renewal = null
    })
    return this.#renewal
  }

  /** Takes over the answer of a sign-in. */
  accept(signedIn: SignedIn): void {
    this.#token = signedIn.access_token
    this.#expiresAt = now() + signedIn.expires_in * 1000
    this.#user = signedIn.user
    this.#status = 'in'
  }

  async logout(): Promise<void> {
    await answer(this.#api.POST('/api/v1/auth/logout'))
    this.#forget('out')
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage('out')
    channel.close()
  }

  /** Follows the other tabs; returns what ends it. */
  listen(): () => void {
    const channel = new BroadcastChannel(CHANNEL)
    channel.addEventListener('message', () => this.#forget('out'))
    return () => channel.close()
  }

  async #refresh(): Promise<string | null> {
    const wasIn = this.#status === 'in'
    try {
      const refresh = () => answer(this.#api.POST('/api/v1/auth/refresh'))
      // navigator.locks exists in secure contexts only; plain http on a LAN still works without it.
      const locks = (navigator as Partial<Navigator>).locks
      this.accept(
        await (locks === undefined ? refresh() : locks.request('pulseboard.refresh', refresh)),
      )
    } catch (thrown) {
      const error = asApiError(thrown)
      // No answer says nothing about the sign-in: whoever was in stays in, and the caller sees the fault.
      if (error.status !== 401 && error.status !== 403) throw error
      this.#forget(wasIn ? 'expired' : 'out')
    }
    return this.#token
  }

  #forget(status: 'out' | 'expired'): void {
    this.#token = null
    this.#expiresAt = 0
    if (status === 'out') this.#user = null
    this.#status = status
  }
}
