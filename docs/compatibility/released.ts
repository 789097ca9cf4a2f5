/**
 * The document that clients were last promised, `docs/openapi.released.json`: that of the last release,
 * without the texts, which break nobody. A file and not a tag of git: it is there in shallow clones and in
 * archives, and changing the promise is a change that reviewers see.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { breakingChanges, type ApiDocument } from './breaking-changes.ts'

const FILE = new URL('../openapi.released.json', import.meta.url)
const TEXTS = new Set(['description', 'summary', 'title', 'tags', 'servers', 'info'])

/** Names of fields are kept, whatever they are called. */
const NAMED = new Set(['properties', 'paths', 'schemas'])

const withoutTexts = (value: unknown, areNames = false): unknown => {
  if (Array.isArray(value)) return value.map((item) => withoutTexts(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => areNames || !TEXTS.has(key))
      .map(([key, inner]) => [key, withoutTexts(inner, !areNames && NAMED.has(key))]),
  )
}

/** What the document breaks of what was promised. @throws when there is no promise */
export const brokenPromises = async (document: object): Promise<string[]> => {
  const released = JSON.parse(await readFile(FILE, 'utf8')) as ApiDocument
  return breakingChanges(released, document as ApiDocument)
}

/** Makes the document the promise, as a release does. */
export const promise = async (document: object): Promise<void> => {
  await writeFile(FILE, `${JSON.stringify(withoutTexts(document))}\n`)
}
