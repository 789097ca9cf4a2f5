/**
 * Puts values into a compiled template. `{{name}}` is escaped; `{{{name}}}` is markup that was made here of
 * escaped parts, a type that nothing else has; what stands between `{{#name}}` and `{{/name}}` goes when
 * the value is empty. A value is never read as a template. Pure.
 */
import { escapeHtml } from '@pulseboard/runtime'

declare const made: unique symbol
/** Markup made of escaped parts. */
export type Markup = string & { readonly [made]: 'markup' }

// What is not seen, or makes text look like other text: control characters and marks of direction.
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu

/** One line without invisible characters. */
export const visible = (text: string): string => text.replaceAll(INVISIBLE, ' ').trim()

/** The same as HTML shows it. */
export const visibleHtml = (text: string): string => escapeHtml(visible(text))

/** A template literal whose values are escaped, but for markup in arrays. */
export const markup = (
  pieces: TemplateStringsArray,
  ...values: readonly (string | number | readonly Markup[])[]
): Markup =>
  pieces
    .map((piece, at) => {
      const value = values[at] ?? ''
      return piece + (typeof value === 'object' ? value.join('') : visibleHtml(String(value)))
    })
    .join('') as Markup

const SECTION = /\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g
const VALUE = /\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}/g

/** @throws when the template names what is not given */
export const fill = (
  template: string,
  values: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, Markup>>,
): string => {
  const valueOf = (name: string): string => {
    const value = values[name] ?? parts[name]
    if (value === undefined) throw new Error(`The template names ${name}, which is not given.`)
    return value
  }
  const filled = template.replaceAll(SECTION, (_, name: string, inner: string) =>
    valueOf(name) === '' ? '' : inner,
  )
  // Looked for before values are put in: those may say `{{` themselves.
  if (filled.replaceAll(VALUE, '').includes('{{'))
    throw new Error('The template has braces that name nothing: write {{name}} without spaces.')
  return filled.replaceAll(VALUE, (_, part: string | undefined, value: string | undefined) => {
    if (value !== undefined) return visibleHtml(valueOf(value))
    const given = parts[part ?? '']
    if (given === undefined) throw new Error(`The template names ${part}, which is not given.`)
    return given
  })
}
