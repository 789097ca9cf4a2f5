/** What the figures were measured on: machine, versions, commit. Names no person and no path. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { KAFKA_VERSION } from '../../packages/embedded/src/kafka-files.ts'
import { clickhouseCommand } from '../../packages/embedded/src/clickhouse.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  /** Work that other programs did just before: figures of a busy machine are worse than its best. */
  readonly loadBefore: number
}

export const describeMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1e9),
  system: `${process.platform} ${release()} ${arch()}`,
  loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
})

const packageVersion = (name: string): string => {
  const text = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: ROOT,
      encoding: 'utf8',
    }).trim()
  } catch {
    return 'unknown'
  }
}

export const describeVersions = async (clickhouseUrl: string) => ({
  commit: commit(),
  node: process.versions.node,
  kafka: KAFKA_VERSION,
  clickhouse: (await clickhouseCommand(clickhouseUrl, 'SELECT version()')).trim(),
  koa: packageVersion('koa'),
  platformaticKafka: packageVersion('@platformatic/kafka'),
  kafkajs: packageVersion('kafkajs'),
  fastify: packageVersion('fastify'),
})
