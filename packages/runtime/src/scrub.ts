/**
 * Cuts secrets and addresses of people out of a line of the log, by the name of a field and by their form,
 * at any depth and inside of other text: the last step before a line is written, for what nobody thought of.
 * Pure; every pattern is bounded, so a long line costs its length.
 */
const CENSOR = '[redacted]'
const NAMES =
  'pass(?:word|phrase|wd)|secret|token|cookie|authorization|credential|api[_-]?key|e[_-]?mail|recovery'

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // A field of JSON, its value a text, or a list as Node gives repeated headers.
  [
    new RegExp(`"([\\w$.-]{0,40}(?:${NAMES})[\\w$.-]{0,40})":"(?:[^"\\\\]|\\\\.)*"`, 'gi'),
    `"$1":"${CENSOR}"`,
  ],
  [
    new RegExp(`"([\\w$.-]{0,40}(?:${NAMES})[\\w$.-]{0,40})":\\[[^\\]]*\\]`, 'gi'),
    `"$1":"${CENSOR}"`,
  ],
  // The same inside of a text.
  [
    new RegExp(
      `\\\\"([\\w$.-]{0,40}(?:${NAMES})[\\w$.-]{0,40})\\\\":\\s?\\\\".{0,2000}?\\\\"`,
      'gi',
    ),
    `\\"$1\\":\\"${CENSOR}\\"`,
  ],
  [/\bpb_(live|read|user)_[0-9A-Za-z]{4,64}/g, `pb_$1_${CENSOR}`],
  [/\beyJ[\w-]{5,400}\.[\w-]{1,4000}(?:\.[\w-]{0,1000})?/g, CENSOR],
  [/\b(Bearer|Basic) [\w.~+/=-]{4,4000}/gi, `$1 ${CENSOR}`],
  [/(__(?:Host|Secure)-[\w-]{1,64}=)[^;\s"\\]{1,4000}/g, `$1${CENSOR}`],
  [/([#?&](?:t|ticket|token|code|key)=)[^&\s"\\]{1,4000}/g, `$1${CENSOR}`],
  [/\/\/[^\s/@":]{0,200}:[^\s/@"]{1,200}@/g, `//${CENSOR}@`],
  [/(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, CENSOR],
]

export const scrub = (line: string): string =>
  PATTERNS.reduce((text, [pattern, censored]) => text.replace(pattern, censored), line)
