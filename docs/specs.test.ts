/** Each MUST of a specification names tests that exist: `file › title`, as the test's source says it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const FOLDER = join(import.meta.dirname, 'specs')
const PROOF = /`([^`]+) › ([^`]+)`/g

/** The numbered clauses of a page. */
const clausesOf = (page: string): string[] =>
  readFileSync(join(FOLDER, page), 'utf8')
    .split(/^(?=\d+\. )/m)
    .filter((part) => /^\d+\. /.test(part))

const clauses = readdirSync(FOLDER).flatMap((page) =>
  clausesOf(page).map((text) => ({ name: `${page} ${text.slice(0, 60)}`, text })),
)

test.each(clauses)('$name', ({ text }) => {
  expect(text).toContain('MUST')
  const proofs = [...text.matchAll(PROOF)]
  expect(proofs.length).toBeGreaterThan(0)
  for (const [, file = '', title = ''] of proofs)
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(`'${title}'`)
})
