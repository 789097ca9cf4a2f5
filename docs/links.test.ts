/** Every relative link and every path in code quotes of our documents leads to something. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const DOCUMENTS = globSync('{*.md,docs/**/*.md}', { cwd: ROOT })
const TOP = 'packages|db|ingest-gateway|stream-processor|query-api|dashboard|tests|docs'

/** What a document says is there, as paths from the root. */
const mentionedIn = (document: string): string[] => {
  const text = readFileSync(join(ROOT, document), 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(document), path),
  )
  const quoted = [...text.matchAll(new RegExp(`\`((?:${TOP})/[\\w./-]+)\``, 'g'))].map(
    ([, path = '']) => path,
  )
  return [...links, ...quoted]
}

describe.each(DOCUMENTS)('%s', (document) => {
  it('refers only to files that exist', () => {
    expect(mentionedIn(document).filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})
