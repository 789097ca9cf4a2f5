/**
 * Collects the values of a statement that is put together: each becomes a bound parameter with a name of
 * its own, and only its placeholder stands in the text. Pure.
 */

type BoundType =
  | 'String'
  | 'Float64'
  | 'UInt16'
  | 'UInt64'
  | 'UUID'
  | 'Identifier'
  | 'Array(String)'
  | 'Array(Float64)'

/** Takes a value and returns the placeholder that stands for it. */
export type Bind = (type: BoundType, value: unknown) => string

/** `prefix` keeps the names of two binders in one statement apart. */
export const createBinder = (prefix: string): { bind: Bind; params: Record<string, unknown> } => {
  const params: Record<string, unknown> = {}
  return {
    params,
    bind: (type, value) => {
      const name = `${prefix}${Object.keys(params).length}`
      params[name] = value
      return `{${name}: ${type}}`
    },
  }
}
