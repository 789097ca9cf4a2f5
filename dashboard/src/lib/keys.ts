/**
 * Single-key shortcuts: pure. Never taken from somebody who is typing, or using a
 * modifier for something else.
 */
const TYPING = /^(?:input|textarea|select)$/i

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly defaultPrevented: boolean
  readonly target: unknown
}

/** The key of a shortcut, or null when this press is none. */
export function shortcut(press: KeyPress): string | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null
  const target = press.target as { tagName?: string; isContentEditable?: boolean } | null
  if (TYPING.test(target?.tagName ?? '') || target?.isContentEditable === true) return null
  return press.key
}

/** The row after a step through a list; stays inside and starts at the first. */
export function stepIndex(current: number, step: 1 | -1, length: number): number {
  if (length === 0) return -1
  if (current < 0) return 0
  return Math.min(length - 1, Math.max(0, current + step))
}
