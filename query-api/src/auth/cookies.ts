/**
 * The refresh cookie: HttpOnly and SameSite=Strict. Behind https it is Secure and its name begins with
 * `__Host-`, by which browsers let no other host and no plain-http page plant one; that name demands the
 * path `/`. Over plain http, where it means nothing, the cookie is sent to the auth routes only. Pure.
 */
const NAME = 'pb_refresh'
const AUTH_PATH = '/api/v1/auth'

export interface RefreshCookie {
  /** The token that a Cookie header carries, if it has the shape of one. */
  read(header: string | undefined): string | undefined
  /** Set-Cookie with a token. */
  set(token: string, maxAgeSeconds: number): string
  /** Set-Cookie that removes it. */
  clear(): string
}

const TOKEN = /^[A-Za-z0-9_-]{20,100}$/

/** The first cookie of a name in a Cookie header, if it has the shape that is asked for. */
export const cookieValue = (
  header: string | undefined,
  name: string,
  shape: RegExp,
): string | undefined => {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) {
      const value = pair.slice(at + 1).trim()
      return shape.test(value) ? value : undefined
    }
  }
  return undefined
}

export const createRefreshCookie = (publicUrl: string): RefreshCookie => {
  const secure = new URL(publicUrl).protocol === 'https:'
  const name = secure ? `__Host-${NAME}` : NAME
  const place = secure ? 'Path=/; Secure' : `Path=${AUTH_PATH}`
  const attributes = `${place}; HttpOnly; SameSite=Strict`
  return {
    read: (header) => cookieValue(header, name, TOKEN),
    set: (token, maxAgeSeconds) => `${name}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}
