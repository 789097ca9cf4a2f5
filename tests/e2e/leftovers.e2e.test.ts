/**
 * Nothing survives the product: not when its launcher is killed with -9, not after an orderly end. Looked
 * for by the process ids that it wrote down and by its folder on any command line.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { until } from './client.ts'
import { startProduct, type Product } from './product.ts'

const END_MS = 15_000

let product: Product | undefined
afterEach(async () => {
  await product?.stop()
})

const commandOf = (pid: string | number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const isZombie = stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
    return isZombie ? '' : readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Command lines of what still runs, of these ids or with this folder. */
const alive = (pids: readonly number[], folder: string): string[] => [
  ...pids.map(commandOf).filter((command) => command !== ''),
  ...readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && !pids.includes(Number(name)))
    .map(commandOf)
    .filter((command) => command.includes(folder)),
]

describe('after the launcher', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ended by %s nothing is left', async (signal) => {
    product = await startProduct()
    const { pids, dataDir } = product.runtime()
    const all = Object.values(pids)
    expect(alive(all, dataDir).length).toBeGreaterThanOrEqual(9)
    await product.end(signal)
    const nothing = async () => alive(all, dataDir).length === 0
    await until('nothing is left', nothing, { patienceMs: END_MS }).catch(() => undefined)
    expect(alive(all, dataDir)).toEqual([])
  })
})
