/**
 * Bounds of an API key: what the body of a request says on top of what they were. Pure. Origins are
 * brought to the form in which browsers send them; what a read key cannot have is refused by name.
 */
import type { KeyScope, PartOf, Routes, Violation } from '@pulseboard/contracts'
import type { KeySettings } from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'

type SettingsBody = Omit<PartOf<Routes['updateKey'], 'body'>, 'name'>

const FORM =
  /^([a-z][a-z0-9+.-]*):\/\/(\*\.)?((?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?\/?$/
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: ':80', https: ':443' }
const INGEST_ONLY = [
  'environment',
  'origins',
  'require_origin',
  'rate_limit',
  'monthly_quota',
] as const

const refuse = (violation: Violation): AppError =>
  new AppError('invalid_request', {
    detail: `Body: ${violation.detail}. ${violation.fix}`,
    violations: [violation],
  })

/** An origin as browsers write it. @throws AppError that names the field */
export const normalOrigin = (text: string, index: number): string => {
  const [, scheme = '', wildcard = '', host = '', port = ''] =
    FORM.exec(text.trim().toLowerCase()) ?? []
  // `https://*.com` would let half the world in; `*.localhost` is for development.
  const isTooWide = wildcard !== '' && !host.includes('.') && host !== 'localhost'
  if (host === '' || isTooWide)
    throw refuse({
      pointer: `/origins/${index}`,
      code: 'origin',
      detail: `${JSON.stringify(text)} is no origin`,
      fix: 'Use scheme, host and port alone, such as https://app.example.com, https://*.example.com or http://localhost:5173.',
    })
  return `${scheme}://${wildcard}${host}${DEFAULT_PORTS[scheme] === port ? '' : port}`
}

/** A time to come, or null for never. @throws AppError that names the field */
export const futureField = (field: string, text: string | null, nowMs: number): Date | null => {
  if (text === null) return null
  const date = new Date(text)
  if (date.getTime() > nowMs) return date
  throw refuse({
    pointer: `/${field}`,
    code: 'past',
    detail: `${field} is ${JSON.stringify(text)}`,
    fix: 'Use a time to come.',
  })
}

const requireIngest = (scope: KeyScope, body: SettingsBody): void => {
  const field = INGEST_ONLY.find((name) => body[name] !== undefined)
  if (scope === 'ingest' || field === undefined) return
  throw refuse({
    pointer: `/${field}`,
    code: 'ingest_only',
    detail: `${field} is for keys with scope ingest`,
    fix: 'Leave it out: a read key has a name and an expiry date alone.',
  })
}

/** The bounds after a request. @throws AppError `invalid_request` that names the field */
export const changeSettings = (
  was: KeySettings,
  body: SettingsBody,
  { scope, nowMs }: { readonly scope: KeyScope; readonly nowMs: number },
): KeySettings => {
  requireIngest(scope, body)
  const { environment, origins, require_origin, rate_limit, monthly_quota, expires_at } = body
  return {
    environment: environment === undefined ? was.environment : environment,
    origins: origins === undefined ? was.origins : [...new Set(origins.map(normalOrigin))],
    require_origin: require_origin ?? was.require_origin,
    rate_limit: rate_limit === undefined ? was.rate_limit : rate_limit,
    monthly_quota: monthly_quota === undefined ? was.monthly_quota : monthly_quota,
    expires_at:
      expires_at === undefined ? was.expires_at : futureField('expires_at', expires_at, nowMs),
  }
}
