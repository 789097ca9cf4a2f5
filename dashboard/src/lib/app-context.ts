/** What every page may reach: the session, the typed client, keys created on this page load, the theme. */
import { createContext } from 'svelte'
import type { Api } from '#lib/api.ts'
import type { FreshKeys } from '#lib/fresh-keys.ts'
import type { Session } from '#lib/session.svelte.ts'
import type { ThemeState } from '#lib/theme-state.svelte.ts'

export interface App {
  readonly session: Session
  readonly publicApi: Api
  readonly api: Api
  readonly freshKeys: FreshKeys
  readonly theme: ThemeState
}

export const [getApp, setApp] = createContext<App>()
