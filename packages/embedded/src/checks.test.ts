/** Each sentence of the failure table that a check can say, word for word. */
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checksFor, type Facts } from './checks.ts'
import { findLibrary } from './clickhouse.ts'
import { GB } from './measure.ts'
import { readOptions, type LauncherOptions } from './options.ts'
import { freePort } from './ports.ts'
import type { StoreName } from './stores.ts'

const plenty: Facts = { freeDisk: () => 38 * GB, availableMemory: () => 11 * GB }

const optionsWith = async (changed: Partial<LauncherOptions> = {}): Promise<LauncherOptions> => {
  const options = readOptions([], {})
  if (options === undefined) throw new Error('no options')
  const [gateway, dashboard, queryApi, processor] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])
  return { ...options, ports: { gateway, dashboard, queryApi, processor }, ...changed }
}

const run = async (
  options: LauncherOptions,
  facts: Facts,
  parts: readonly StoreName[] = [],
): Promise<string> => {
  const found: string[] = []
  for (const check of checksFor(options, parts, facts)) found.push(await check())
  return found.join(', ')
}

test('everything is there', async () => {
  expect(await run(await optionsWith(), plenty)).toMatch(
    /^Node \d+\.\d+, ports free, 38 GB disk, 11 GB memory$/,
  )
})

test('the disk is full', async () => {
  const facts = { ...plenty, freeDisk: () => 0.4 * GB }
  await expect(run(await optionsWith(), facts)).rejects.toThrow(
    '2 GB free disk needed, 0.4 GB left in .pulseboard: free space or set DATA_DIR.',
  )
})

test('memory is short', async () => {
  const facts = { ...plenty, availableMemory: () => 0.9 * GB }
  await expect(run(await optionsWith(), facts)).rejects.toThrow(
    '1.5 GB memory needed, 0.9 GB available: close something or run a store elsewhere (CLICKHOUSE_URL=…).',
  )
})

test('a port is taken: who has it, and the way round it', async () => {
  const server = createServer()
  const options = await optionsWith()
  const { gateway } = options.ports
  await new Promise<void>((resolve) => server.listen(gateway, '127.0.0.1', resolve))
  const owner = process.platform === 'linux' ? `.+ \\(pid ${process.pid}\\)` : '.+'
  await expect(run(options, plenty)).rejects.toThrow(
    new RegExp(
      `^Port ${gateway} is used by ${owner}: stop it, or run GATEWAY_PORT=${gateway + 10} npm start.$`,
    ),
  )
  await new Promise((resolve) => server.close(resolve))
})

test('the port of a dashboard that is not wanted is not asked for', async () => {
  const server = createServer()
  const options = await optionsWith({ dashboard: false })
  await new Promise<void>((resolve) => server.listen(options.ports.dashboard, '127.0.0.1', resolve))
  expect(await run(options, plenty)).toContain('ports free')
  await new Promise((resolve) => server.close(resolve))
})

test('a system without an engine', () => {
  expect(() => findLibrary('win32', 'x64')).toThrow(
    'The embedded ClickHouse has no Windows build: run inside WSL, or set CLICKHOUSE_URL.',
  )
  expect(() => findLibrary('freebsd', 'x64')).toThrow(
    'The embedded ClickHouse has no freebsd x64 build: set CLICKHOUSE_URL.',
  )
})
