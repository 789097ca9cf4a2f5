/**
 * The typed client over the routes of the API, and the only place that calls fetch. A request carries
 * the access token; on a 401 the token is renewed once and the request sent again. Failures are
 * thrown as ApiError.
 */
import createClient, { type Client } from 'openapi-fetch'
import { asApiError, problemError, type ApiError } from '#lib/api/problem.ts'
import type { paths } from '#lib/api/schema.d.ts'

export type Api = Client<paths>

/** Where access tokens come from; the session. */
export interface TokenSource {
  /** The current token, waiting for the first sign-in by cookie; null when signed out. */
  token(): Promise<string | null>
  /** A token other than the stale one, or null when the sign-in is over. */
  renew(stale: string | null): Promise<string | null>
}

type Send = (request: Request) => Promise<Response>

/** The client of the routes that need no token. */
export const createPublicApi = (baseUrl = '', send: Send = fetch): Api =>
  createClient<paths>({ baseUrl, fetch: (request) => send(request) })

/** The client of everything else. */
export function createApi(tokens: TokenSource, baseUrl = '', send: Send = fetch): Api {
  return createClient<paths>({ baseUrl, fetch: (request) => sendAuthorised(request, tokens, send) })
}

async function sendAuthorised(
  request: Request,
  tokens: TokenSource,
  send: Send,
): Promise<Response> {
  const token = await tokens.token()
  // A body can be read once, so the second attempt needs a copy made before the first.
  const again = request.clone()
  const response = await send(withToken(request, token))
  if (response.status !== 401) return response
  const fresh = await tokens.renew(token)
  return fresh === null ? response : send(withToken(again, fresh))
}

function withToken(request: Request, token: string | null): Request {
  if (token !== null) request.headers.set('authorization', `Bearer ${token}`)
  return request
}

/** The body of a good answer; anything else is thrown as ApiError. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call.catch((thrown: unknown): never => {
    throw asApiError(thrown)
  })
  if (!response.ok) throw problemError(response, error)
  return data as T
}

/** JSON of an address that the document does not list: the document itself, caught mails. */
export async function readJson(path: string, send: typeof fetch = fetch): Promise<unknown> {
  const response = await send(path).catch((thrown: unknown): never => {
    throw asApiError(thrown)
  })
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok || body === null) throw problemError(response, body)
  return body
}

/** True for errors that a second attempt a moment later may not meet. */
export const mayPass = (error: ApiError): boolean => error.status === 0 || error.status >= 500
