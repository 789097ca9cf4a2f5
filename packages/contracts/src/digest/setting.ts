/** When a person wants to be told what became of a project; everyone sets this for themselves. */
import { Type, type Static } from 'typebox'
import { object } from '../api/route.ts'

const DIGEST_FREQUENCIES = ['off', 'daily', 'weekly'] as const

const weekday = Type.Integer({
  minimum: 1,
  maximum: 7,
  description: 'Day of a weekly digest; 1 is Monday.',
})
const hour = Type.Integer({ minimum: 0, maximum: 23, description: 'Hour of the clock there.' })
const timeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Name of a time zone, such as Europe/Berlin.',
})
const frequency = Type.Enum(DIGEST_FREQUENCIES)

export const DigestSetting = object(
  { frequency, weekday, hour, time_zone: timeZone },
  'When a digest is sent to one person.',
)
export type DigestSetting = Static<typeof DigestSetting>

/** What holds for who has set nothing: no mail that nobody asked for. */
export const NO_DIGEST: DigestSetting = {
  frequency: 'off',
  weekday: 1,
  hour: 8,
  time_zone: 'UTC',
}
