/**
 * The gateway's spool on this machine: how much waits in it, and files that a person must look at. Looks at
 * names and sizes only; a gateway that runs says the same by its metrics.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { GB } from '../measure.ts'
import { ok, warning, type Finding } from './finding.ts'

const CHECK = 'spool'
// A file that was opened and holds no event yet has a header of about 150 bytes.
const HEADER_BYTES = 256

interface Contents {
  readonly bytes: number
  readonly oldestMs: number
  readonly damaged: readonly string[]
}

const filesBelow = async (root: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

const readContents = async (root: string): Promise<Contents> => {
  const files = await filesBelow(root)
  let bytes = 0
  let oldestMs = Infinity
  for (const file of files.filter((name) => name.endsWith('.segment'))) {
    // The gateway removes what it has sent, while we look.
    const found = await stat(file).catch(() => undefined)
    if (found === undefined || found.size <= HEADER_BYTES) continue
    bytes += found.size
    oldestMs = Math.min(oldestMs, found.birthtimeMs || found.mtimeMs)
  }
  const damaged = files.filter((name) => /\.damaged$|\.refused-/.test(name))
  return { bytes, oldestMs, damaged }
}

const sizeOf = (bytes: number): string =>
  bytes >= GB / 10 ? `${(bytes / GB).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`

/** @param now milliseconds; @throws when the folder cannot be read. */
export const examineSpool = async (root: string, now: number): Promise<readonly Finding[]> => {
  const { bytes, oldestMs, damaged } = await readContents(root)
  const files = damaged.map((file) =>
    warning(
      CHECK,
      `${file} holds events that could not be sent or read`,
      'see "The spool" in docs/operating.md for what to do with it',
    ),
  )
  if (bytes === 0) return [ok(CHECK, 'nothing waits in it'), ...files]
  const minutes = Math.max(1, Math.round((now - oldestMs) / 60_000))
  const text = `up to ${sizeOf(bytes)} wait in it, the oldest for ${minutes} min`
  const fix = 'Kafka did not acknowledge: once it answers, a running gateway sends them by itself'
  return [warning(CHECK, text, fix), ...files]
}
