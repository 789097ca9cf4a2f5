/** The benchmark runs to its end and loses nothing; its figures are not looked at here. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import type { Results } from '../bench/report.ts'

const main = join(import.meta.dirname, '..', 'bench', 'main.ts')
const folder = await mkdtemp(join(tmpdir(), 'pulseboard-bench-result-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('npm run bench -- --quick', () => {
  it('measures every run and finds every acknowledged event', async () => {
    const out = join(folder, 'quick.json')
    const { stdout } = await promisify(execFile)(process.execPath, [main, '--quick', '--out', out])
    const results = JSON.parse(await readFile(out, 'utf8')) as Results
    expect(results.pairs.map(({ batch, target }) => `${target} ${batch}`)).toHaveLength(9)
    for (const { figures, target } of results.pairs) {
      expect(figures.events, target).toBeGreaterThan(0)
      expect(figures.refused, target).toEqual({})
    }
    expect(results.endToEnd).toHaveLength(3)
    expect(results.freshness.neverSeen).toBe(0)
    expect(results.account.lost).toBe(0)
    expect(stdout).toContain('PulseBoard gateway')
  }, 300_000)
})
