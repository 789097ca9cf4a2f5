/** Why a filter cannot be read: where in the text, what was found, and what to write instead. */

export type FilterErrorCode =
  | 'too_long'
  | 'too_many_terms'
  | 'not_unicode'
  | 'unclosed_quote'
  | 'unknown_field'
  | 'unknown_value'
  | 'missing_value'
  | 'not_a_number'
  | 'not_comparable'
  | 'not_supported'

/** Part of the text, by UTF-16 position. */
export interface Span {
  readonly at: number
  readonly end: number
}

/** The only error that `parseFilter` throws. */
export class FilterError extends Error {
  override readonly name = 'FilterError'
  readonly code: FilterErrorCode
  /** Where the fault begins, from 0, and how many characters it has. */
  readonly position: number
  readonly length: number
  /** What was found. */
  readonly detail: string
  /** What to do about it. */
  readonly fix: string

  constructor(code: FilterErrorCode, span: Span, detail: string, fix: string) {
    super(`${detail} at character ${span.at + 1}. ${fix}`)
    this.code = code
    this.position = span.at
    this.length = span.end - span.at
    this.detail = detail
    this.fix = fix
  }
}
