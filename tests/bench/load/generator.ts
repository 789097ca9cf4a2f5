/**
 * The generator's own process: takes one run by IPC, drives it, answers with the result. A process of its
 * own, so that its work is neither on the event loop nor on the bill of what is measured.
 */
import { once } from 'node:events'
import { prepareBodies } from './bodies.ts'
import { corpus } from './corpus.ts'
import { drive, type DriveOptions, type LoadResult, type Pace } from './drive.ts'

export interface LoadSpec {
  readonly port: number
  readonly path: string
  readonly apiKey: string
  readonly batch: number
  readonly connections: number
  readonly seconds: number
  readonly pace: Pace
  /** Number of this run, unique within the benchmark. */
  readonly run: number
}

export type GeneratorMessage =
  | 'ready'
  /** The generator knows its own bill best: it may be gone when others ask. */
  | { readonly result: LoadResult; readonly cpuSeconds: number }

const tell = (message: GeneratorMessage): void => void process.send?.(message)

const head = (spec: LoadSpec) => (bodyBytes: number) =>
  [
    `POST ${spec.path} HTTP/1.1`,
    `Host: 127.0.0.1:${spec.port}`,
    `Authorization: Bearer ${spec.apiKey}`,
    'Content-Type: application/json',
    `Content-Length: ${bodyBytes}`,
    '',
    '',
  ].join('\r\n')

/** Drives the run that was prepared, once the other side says so. */
const run = async (options: DriveOptions): Promise<void> => {
  await once(process, 'message')
  const before = process.cpuUsage()
  const result = await drive(options)
  const { user, system } = process.cpuUsage(before)
  tell({ result, cpuSeconds: (user + system) / 1e6 })
}

process.once('message', (spec: LoadSpec) => {
  const bodies = prepareBodies({ ...spec, events: corpus(Date.now()), head: head(spec) })
  void run({ ...spec, bodies })
  tell('ready')
})
