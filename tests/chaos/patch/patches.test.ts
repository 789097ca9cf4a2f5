/** Every patch of a mutant and of a point still finds its text in the product's source, exactly once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MUTANTS } from '../mutants/mutants.ts'
import { patchAt, POINTS } from '../points/points.ts'
import { applyPatches, type Patch } from './patches.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Files that the patches change. @throws when one does not fit */
const changedFiles = (patches: readonly Patch[]): string[] =>
  [...new Set(patches.map(({ file }) => file))].filter((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8')
    const own = patches.filter((patch) => patch.file === file)
    return applyPatches(source, own) !== source
  })

test.each(MUTANTS.map((mutant) => [mutant.name, mutant.patches] as const))(
  'the mutant %s changes the product',
  (_, patches) => expect(changedFiles(patches)).not.toEqual([]),
)

test.each(POINTS.map((point) => [point.name, patchAt(point)] as const))(
  'the point %s is in the product',
  (_, patch) => expect(changedFiles([patch])).toEqual([patch.file]),
)

test('a text that is not there, or there twice, is an error', () => {
  const patch = { file: 'a.ts', find: 'x', replace: 'y' }
  expect(applyPatches('1 x 2', [patch])).toBe('1 y 2')
  expect(() => applyPatches('1 2', [patch])).toThrow('0 times')
  expect(() => applyPatches('x x', [patch])).toThrow('2 times')
})
