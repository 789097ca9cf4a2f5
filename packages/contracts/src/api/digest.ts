/**
 * The digest of a project over HTTP: everyone's own setting, which nobody else sees or changes. A digest is
 * sent at an hour of the reader's clock, and only when something has happened.
 */
import { Type, type Static } from 'typebox'
import { DigestSetting } from '../digest/setting.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

export const Digest = object(
  {
    ...DigestSetting.properties,
    next_at: Type.Union([DateTime('When the next one is due.'), Type.Null()], {
      description: 'Null: none, it is off.',
    }),
    last: Type.Union(
      [
        object({
          period: Type.String({ description: 'Which one, such as `daily 2026-11-24`.' }),
          outcome: Type.Enum(['sent', 'nothing_new', 'failed'] as const),
          detail: Type.Union([Type.String(), Type.Null()], {
            description: 'Why it failed, in the words of the mail server.',
          }),
          at: DateTime('When that was known.'),
        }),
        Type.Null(),
      ],
      { description: 'The newest one of which the end is known; null: there was none.' },
    ),
  },
  "The caller's own digest of this project.",
)
export type Digest = Static<typeof Digest>

const change = {
  ...Type.Partial(DigestSetting).properties,
}

const base = '/api/v1/projects/{projectId}/digest'
/** A key of a project is nobody, and a program has no mornings. */
const own = { tag: 'digest', access: 'viewer', by: 'people', params: projectParams } as const

export const digestRoutes = {
  getDigest: route({
    ...own,
    method: 'GET',
    path: base,
    summary: 'When my digest of this project comes, and what became of the last one',
    status: 200,
    answer: Digest,
    errors: ['not_found'],
  }),
  changeDigest: route({
    ...own,
    method: 'PATCH',
    path: base,
    summary: 'Change when my digest of this project comes, or turn it off',
    body: object(change),
    status: 200,
    answer: Digest,
    errors: ['invalid_request', 'not_found'],
  }),
  testDigest: route({
    ...own,
    method: 'POST',
    path: `${base}/test`,
    summary: 'Send me the newest digest of this project now, whatever has happened',
    status: 202,
    errors: ['not_found'],
  }),
} as const
