/**
 * Where to go after sign-in. Only a path of this origin is followed: a link from a stranger must not
 * send a person who just typed a password to another site. Anything else is the project list.
 */
const HOME = '/projects'

export function safeNext(next: string | null, origin: string): string {
  if (next === null || !next.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return HOME
  let url: URL
  try {
    url = new URL(next, origin)
  } catch {
    return HOME
  }
  const signIn = ['/login', '/register', '/hello'].includes(url.pathname)
  return url.origin !== origin || url.pathname.startsWith('//') || signIn
    ? HOME
    : url.pathname + url.search + url.hash
}

/** The sign-in page that comes back to where the person was. */
export const loginPath = (from: string): string =>
  from === '/' || from === HOME ? '/login' : `/login?next=${encodeURIComponent(from)}`
