/**
 * The refresh cookie: HttpOnly, SameSite=Strict, sent to the auth routes only. Behind https it is
 * Secure and its name says so (`__Secure-`), so that a plain-http page cannot plant one. Pure.
 */
const NAME = 'pb_refresh'
const PATH = '/api/v1/auth'

export interface RefreshCookie {
  /** The token that a Cookie header carries, if it has the shape of one. */
  read(header: string | undefined): string | undefined
  /** Set-Cookie with a token. */
  set(token: string, maxAgeSeconds: number): string
  /** Set-Cookie that removes it. */
  clear(): string
}

const TOKEN = /^[A-Za-z0-9_-]{20,100}$/

export const createRefreshCookie = (publicUrl: string): RefreshCookie => {
  const secure = new URL(publicUrl).protocol === 'https:'
  const name = secure ? `__Secure-${NAME}` : NAME
  const attributes = `Path=${PATH}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  return {
    read: (header) => {
      for (const pair of (header ?? '').split(';')) {
        const at = pair.indexOf('=')
        if (at > 0 && pair.slice(0, at).trim() === name) {
          const value = pair.slice(at + 1).trim()
          return TOKEN.test(value) ? value : undefined
        }
      }
      return undefined
    },
    set: (token, maxAgeSeconds) => `${name}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}
