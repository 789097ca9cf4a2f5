import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rotateLogs } from './rotate-logs.ts'

test('a large log is kept once and emptied, and its writer goes on at the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulseboard-logs-'))
  const file = join(folder, 'part.log')
  const log = openSync(file, 'a')
  writeSync(log, 'x'.repeat(100))
  rotateLogs(folder, 1_000)
  expect(readFileSync(file, 'utf8')).toHaveLength(100)
  rotateLogs(folder, 50)
  writeSync(log, 'next')
  expect(readFileSync(file, 'utf8')).toBe('next')
  expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(100)
  closeSync(log)
  rmSync(folder, { recursive: true })
})
