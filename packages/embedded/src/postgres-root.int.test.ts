/**
 * As root, PostgreSQL also runs where its own user may not enter: below a folder that only root can
 * read. Data made one way are opened the same way later.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startStores } from './stores.ts'

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'

it.runIf(isRoot)('starts twice in a folder that only root may enter', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'pulseboard-closed-'))
  const options = { dataDir: join(closed, 'data'), parts: ['postgres'] as const }
  try {
    for (let start = 0; start < 2; start += 1) {
      const stores = await startStores(options)
      expect(stores.pids.postgres).toBeGreaterThan(0)
      await stores.stop()
    }
    expect(statSync(join(options.dataDir, 'postgres')).uid).toBe(0)
  } finally {
    rmSync(closed, { recursive: true, force: true })
  }
})
