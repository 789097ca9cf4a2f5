import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimVersion } from './data-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulseboard-version-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const writtenBy = (): string => readFileSync(join(folder, 'version'), 'utf8').trim()

test('a new folder becomes this version’s', () => {
  claimVersion(folder, '.pulseboard', '1.1.0')
  expect(writtenBy()).toBe('1.1.0')
})

test.each(['1.1.0', '1.0.9', '0.9.12'])('data of %s are taken over by 1.1.0', (earlier) => {
  writeFileSync(join(folder, 'version'), `${earlier}\n`)
  claimVersion(folder, '.pulseboard', '1.1.0')
  expect(writtenBy()).toBe('1.1.0')
})

test.each(['1.2.0', '1.1.1', '2.0.0', '1.10.0'])('data of %s are left alone by 1.1.0', (later) => {
  writeFileSync(join(folder, 'version'), `${later}\n`)
  expect(() => claimVersion(folder, '.pulseboard', '1.1.0')).toThrow(
    `.pulseboard was written by ${later} and this is 1.1.0: check out ${later}, or restore a backup (npm run restore).`,
  )
  expect(writtenBy()).toBe(later)
})
