/** Personal tokens: how a person's own programs use the API, within scopes. The secret is shown once. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { DateTime, object, route, TOKEN_SCOPES } from './route.ts'

const expiresAt = Type.Union([DateTime('A time to come.'), Type.Null()], {
  description: 'When it ends; null: never.',
})
const scopes = Type.Array(Type.Enum(TOKEN_SCOPES), {
  minItems: 1,
  maxItems: 3,
  uniqueItems: true,
  description: 'What it may do of what its owner may; each scope includes the weaker ones.',
})

export const PersonalToken = object(
  {
    id: Uuid('Token.'),
    name: Type.String(),
    prefix: Type.String({ description: 'First characters, to recognise it by.' }),
    scopes,
    created_at: DateTime('When it was created.'),
    expires_at: expiresAt,
    revoked_at: Type.Union([DateTime('When it was revoked.'), Type.Null()]),
    last_used_at: Type.Union([DateTime('To the minute.'), Type.Null()], {
      description: 'Last use; null: never.',
    }),
  },
  'A personal token without its secret.',
)
export type PersonalToken = Static<typeof PersonalToken>

export const NewPersonalToken = object(
  {
    ...PersonalToken.properties,
    secret: Type.String({ description: 'The token itself; shown once.' }),
  },
  'A personal token with its secret.',
)
export type NewPersonalToken = Static<typeof NewPersonalToken>

const base = '/api/v1/me/tokens'

export const tokenRoutes = {
  listTokens: route({
    method: 'GET',
    path: base,
    access: 'user',
    tag: 'tokens',
    summary: 'Your personal tokens',
    status: 200,
    answer: object({ data: Type.Array(PersonalToken) }),
    errors: [],
  }),
  createToken: route({
    method: 'POST',
    idempotent: true,
    path: base,
    access: 'user',
    tag: 'tokens',
    summary: 'Create a personal token; the secret is shown once',
    body: object({
      name: Type.String({ minLength: 1, maxLength: 100, description: 'What it is for.' }),
      scopes,
      expires_at: Type.Optional(expiresAt),
    }),
    status: 201,
    answer: NewPersonalToken,
    errors: [],
  }),
  revokeToken: route({
    method: 'DELETE',
    path: `${base}/{tokenId}`,
    access: 'user',
    tag: 'tokens',
    summary: 'Revoke a personal token at once',
    params: object({ tokenId: Uuid('Token.') }),
    status: 204,
    errors: ['not_found'],
  }),
} as const
