/** The pages of the dashboard as tests and screenshots visit them, and how a visitor is signed in. */
import type { BrowserContext, Page } from 'playwright-core'
import type { RuntimeFile } from '../../packages/embedded/src/runtime-file.ts'

export interface Visit {
  readonly name: string
  readonly signedIn: boolean
  readonly path: (place: Place) => string
}

export interface Place {
  /** Slug of the project. */
  readonly project: string
  readonly eventId: string
}

export const VISITS: readonly Visit[] = [
  { name: 'login', signedIn: false, path: () => '/login' },
  { name: 'register', signedIn: false, path: () => '/register' },
  { name: 'api', signedIn: false, path: () => '/docs/api' },
  { name: 'errors', signedIn: false, path: () => '/docs/errors' },
  { name: 'error', signedIn: false, path: () => '/docs/errors/rate-limited' },
  { name: 'mail', signedIn: false, path: () => '/dev/mail' },
  { name: 'projects', signedIn: true, path: () => '/projects' },
  { name: 'setup', signedIn: true, path: ({ project }) => `/p/${project}/setup` },
  { name: 'overview', signedIn: true, path: ({ project }) => `/p/${project}` },
  { name: 'live', signedIn: true, path: ({ project }) => `/p/${project}/live` },
  {
    name: 'event',
    signedIn: true,
    path: ({ project, eventId }) => `/p/${project}/events/${eventId}`,
  },
  { name: 'keys', signedIn: true, path: ({ project }) => `/p/${project}/settings/keys` },
]

const dashboardOf = ({ urls }: RuntimeFile): string => {
  if (urls.dashboard === null) throw new Error('The product runs without its dashboard.')
  return urls.dashboard
}

/** Gives a visitor the session of the launcher's account, as the login form would. */
export const signInVisitor = async (
  context: BrowserContext,
  runtime: RuntimeFile,
): Promise<void> => {
  const dashboard = dashboardOf(runtime)
  const answer = await context.request.post(`${dashboard}/api/v1/auth/login`, {
    data: runtime.account,
    headers: { origin: dashboard },
  })
  if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}.`)
}

/** Opens a page and waits until it has all that it asked for. */
export const visit = async (
  page: Page,
  runtime: RuntimeFile,
  { path }: Visit,
  place: Place,
): Promise<void> => {
  await page.goto(`${dashboardOf(runtime)}${path(place)}`)
  await page.locator('main').waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}
