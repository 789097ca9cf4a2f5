/** Routes of a project's API keys: list, create, change, rotate, revoke. */
import { Type } from 'typebox'
import { Uuid } from '../event.ts'
import { ApiKey, KEY_SCOPES, KEY_SETTINGS, KeyName, KeyUsage, NewApiKey } from './api-key.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'
import { rangeQuery } from './series.ts'

const base = '/api/v1/projects/{projectId}/keys'
const keyParams = object({ ...projectParams.properties, keyId: Uuid('Key.') })

const optionalSettings = {
  environment: Type.Optional(KEY_SETTINGS.environment),
  origins: Type.Optional(KEY_SETTINGS.origins),
  require_origin: Type.Optional(KEY_SETTINGS.require_origin),
  rate_limit: Type.Optional(KEY_SETTINGS.rate_limit),
  monthly_quota: Type.Optional(KEY_SETTINGS.monthly_quota),
  expires_at: Type.Optional(KEY_SETTINGS.expires_at),
}

export const keyRoutes = {
  listKeys: route({
    method: 'GET',
    path: base,
    access: 'viewer',
    tag: 'keys',
    summary: 'The API keys of a project',
    params: projectParams,
    status: 200,
    answer: object({
      data: Type.Array(ApiKey),
      last_used_known: Type.Boolean({
        description: 'False while the event store does not answer.',
      }),
    }),
    errors: ['not_found'],
  }),
  keyUsage: route({
    method: 'GET',
    path: `${base}/{keyId}/usage`,
    access: 'viewer',
    tag: 'keys',
    summary: 'Last use of a key, and which releases and SDK versions still use it',
    params: keyParams,
    query: object({
      from: Type.Optional(rangeQuery.from),
      to: Type.Optional(rangeQuery.to),
    }),
    status: 200,
    answer: KeyUsage,
    errors: ['not_found', 'store_unavailable', 'query_timeout'],
  }),
  createKey: route({
    method: 'POST',
    idempotent: true,
    path: base,
    access: 'admin',
    by: 'admin',
    tag: 'keys',
    summary: 'Create an API key; the secret is shown once',
    params: projectParams,
    body: object({ name: KeyName, scope: Type.Enum(KEY_SCOPES), ...optionalSettings }),
    status: 201,
    answer: NewApiKey,
    errors: ['not_found', 'forbidden'],
  }),
  updateKey: route({
    method: 'PATCH',
    path: `${base}/{keyId}`,
    access: 'admin',
    by: 'admin',
    tag: 'keys',
    summary: 'Rename an API key or change its bounds, at every gateway within a second',
    params: keyParams,
    body: object({ name: Type.Optional(KeyName), ...optionalSettings }),
    status: 200,
    answer: ApiKey,
    errors: ['not_found', 'forbidden', 'key_ended'],
  }),
  rotateKey: route({
    method: 'POST',
    idempotent: true,
    path: `${base}/{keyId}/rotate`,
    access: 'admin',
    by: 'admin',
    tag: 'keys',
    summary: 'Make a new key with the same bounds; the old one works on for a while',
    params: keyParams,
    body: object({
      old_works_until: Type.Optional(
        DateTime('When the old key ends: up to a year ahead; missing: in 24 hours; past: now.'),
      ),
    }),
    status: 201,
    answer: object({ key: NewApiKey, replaced: ApiKey }),
    errors: ['not_found', 'forbidden', 'key_ended'],
  }),
  revokeKey: route({
    method: 'DELETE',
    path: `${base}/{keyId}`,
    access: 'admin',
    by: 'admin',
    tag: 'keys',
    summary: 'Revoke an API key at every gateway',
    params: keyParams,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
} as const
