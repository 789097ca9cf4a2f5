/**
 * Which web pages may use the cookie routes and the live feed: the dashboard's own origin and, while
 * it runs on a loopback address, the other spellings of loopback with the same port. A request without
 * Origin does not come from a foreign page. Pure.
 */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export const isLoopback = (host: string): boolean =>
  LOOPBACK.has(host) || host === '::1' || host.startsWith('127.')

/** @param publicUrl address of the dashboard */
export const isOwnOrigin = (origin: string | undefined, publicUrl: string): boolean => {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const own = new URL(publicUrl)
  const given = new URL(origin)
  if (given.origin === own.origin) return true
  return (
    LOOPBACK.has(own.hostname) &&
    LOOPBACK.has(given.hostname) &&
    given.port === own.port &&
    given.protocol === own.protocol
  )
}

/** For the feed, also a page served from the very host that the request was sent to. */
export const isFeedOrigin = (
  origin: string | undefined,
  publicUrl: string,
  host: string | undefined,
): boolean =>
  isOwnOrigin(origin, publicUrl) ||
  (origin !== undefined &&
    host !== undefined &&
    URL.canParse(origin) &&
    new URL(origin).host === host.toLowerCase())
