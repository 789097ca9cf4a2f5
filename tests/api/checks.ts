/**
 * Schemas of the document as checks. Each is compiled once, and schemas that read the same are one: most
 * parameters are, and to compile one costs a thousand times as much as to ask it.
 */
import { compile, type Validate } from '@pulseboard/runtime'
import type { Schema } from './document.ts'

const byText = new Map<string, Validate>()
const bySchema = new WeakMap<Schema, Validate>()

export const checkOf = (schema: Schema): Validate => {
  const known = bySchema.get(schema)
  if (known !== undefined) return known
  const text = JSON.stringify(schema)
  const check = byText.get(text) ?? compile(schema)
  byText.set(text, check)
  bySchema.set(schema, check)
  return check
}
