/**
 * Which web pages may send with a key: an allow-list of origins, `https://*.example.com` for every
 * sub-domain (and not for example.com itself). Pure; compiled once a key. Only browsers send Origin and
 * only they keep to it, so this protects against other people's pages, not against other programs.
 */

/** What is wrong with the Origin header of a request; undefined when it may pass. */
export type OriginRule = (origin: string | undefined) => string | undefined

const WILDCARD = '://*.'
// One label or more, as browsers write host names.
const LABELS = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/

/** @returns undefined when every origin may send, with or without the header. */
export const createOriginRule = (
  origins: readonly string[],
  requireOrigin: boolean,
): OriginRule | undefined => {
  if (origins.length === 0 && !requireOrigin) return undefined
  const exact = new Set(origins.filter((origin) => !origin.includes(WILDCARD)))
  const wildcards = origins
    .filter((origin) => origin.includes(WILDCARD))
    .map((origin) => origin.split('*'))
  const isAllowed = (origin: string): boolean =>
    exact.has(origin) ||
    wildcards.some(
      ([scheme = '', domain = '']) =>
        origin.startsWith(scheme) &&
        origin.endsWith(domain) &&
        LABELS.test(origin.slice(scheme.length, -domain.length)),
    )
  return (origin) => {
    if (origin === undefined)
      return requireOrigin
        ? 'This key is for web pages alone and the request has no Origin header. Use a key without require_origin in programs and apps.'
        : undefined
    if (origins.length === 0 || isAllowed(origin)) return undefined
    return `This key may not be used by pages of ${JSON.stringify(origin.slice(0, 200))}. Add that origin to the key in Settings → Keys.`
  }
}
