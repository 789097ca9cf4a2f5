/**
 * The fields that a filter can name, each once with its other spellings. A closed list: what is not here
 * is refused, `tags.<key>` and `payload.<path>` apart.
 */
import { EVENT_TYPES, LEVELS } from '../event.ts'

/** Text fields; the event spells them in its own, nested form. */
export const TEXT_FIELDS = [
  'name',
  'release',
  'environment',
  'platform',
  'os',
  'os_version',
  'device',
  'device_id',
  'device_class',
  'manufacturer',
  'app_version',
  'user',
  'session',
  'screen',
  'unit',
  'error_type',
  'message',
  'sdk',
  'sdk_version',
] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** Fields with a closed list of values. */
export const CHOICE_FIELDS = { type: EVENT_TYPES, level: LEVELS } as const
export type ChoiceField = keyof typeof CHOICE_FIELDS

export const NUMBER_FIELDS = ['value'] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]

export const FLAG_FIELDS = ['handled', 'emulator'] as const
export type FlagField = (typeof FLAG_FIELDS)[number]

export const FINGERPRINT = 'fingerprint'

/** Every name that stands for one field; `tags.` and `payload.` are read apart. */
export const FIELD_NAMES: readonly string[] = [
  ...Object.keys(CHOICE_FIELDS),
  ...TEXT_FIELDS,
  ...NUMBER_FIELDS,
  ...FLAG_FIELDS,
  FINGERPRINT,
]

/** Spellings of the event itself and of other tools. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['user_id', 'user'],
  ['session_id', 'session'],
  ['env', 'environment'],
  ['os.name', 'os'],
  ['os_name', 'os'],
  ['os.version', 'os_version'],
  ['device.model', 'device'],
  ['device_model', 'device'],
  ['device.id', 'device_id'],
  ['device.class', 'device_class'],
  ['device.manufacturer', 'manufacturer'],
  ['device_manufacturer', 'manufacturer'],
  ['device.emulator', 'emulator'],
  ['device_emulator', 'emulator'],
  ['error.type', 'error_type'],
  ['error.message', 'message'],
  ['error_message', 'message'],
  ['error.handled', 'handled'],
  ['error_handled', 'handled'],
  ['error.fingerprint', FINGERPRINT],
  ['error_fingerprint', FINGERPRINT],
  ['sdk.name', 'sdk'],
  ['sdk_name', 'sdk'],
  ['sdk.version', 'sdk_version'],
])

/** The one name of a field; the word itself when it is no other spelling. */
export const canonicalName = (word: string): string => ALIASES.get(word) ?? word

const isIn = <T extends string>(list: readonly T[], word: string): word is T =>
  (list as readonly string[]).includes(word)

export const isTextField = (word: string): word is TextField => isIn(TEXT_FIELDS, word)
export const isChoiceField = (word: string): word is ChoiceField =>
  isIn(Object.keys(CHOICE_FIELDS), word)
export const isNumberField = (word: string): word is NumberField => isIn(NUMBER_FIELDS, word)
export const isFlagField = (word: string): word is FlagField => isIn(FLAG_FIELDS, word)
