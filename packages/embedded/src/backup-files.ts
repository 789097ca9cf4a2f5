/**
 * The files of a backup: written compressed and for the owner's eyes only, each with its size and
 * SHA-256; read back the same way. A file that differs from its record is refused before it is used.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Problem } from './problem.ts'

/** What the manifest says of a file. */
export interface BackupFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** Passes bytes on and keeps their number and their hash. */
class Tap extends Transform {
  readonly #hash = createHash('sha256')
  #bytes = 0

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
    done(null, chunk)
  }

  result(): { bytes: number; sha256: string } {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}

/** Writes one file, compressed. */
export const writeBackupFile = async (
  folder: string,
  file: string,
  content: AsyncIterable<Buffer | string>,
): Promise<BackupFile> => {
  const tap = new Tap()
  const target = createWriteStream(join(folder, file), { mode: 0o600, flags: 'wx', flush: true })
  await pipeline(Readable.from(content, { objectMode: false }), createZstdCompress(), tap, target)
  return { file, ...tap.result() }
}

/** The content of a file. Errors come as those of the stream that is returned. */
export const readBackupFile = (folder: string, file: string): Readable => {
  const inflate = createZstdDecompress()
  const source = createReadStream(join(folder, file))
  source.on('error', (error) => inflate.destroy(error))
  return source.pipe(inflate)
}

/** @throws Problem when the file is missing or not the one that was written */
export const checkBackupFile = async (folder: string, wanted: BackupFile): Promise<void> => {
  const tap = new Tap()
  const damaged = new Problem(
    `${join(folder, wanted.file)} is damaged or missing: take another copy of this backup, or an earlier backup.`,
  )
  try {
    tap.resume()
    await pipeline(createReadStream(join(folder, wanted.file)), tap)
  } catch {
    throw damaged
  }
  const { bytes, sha256 } = tap.result()
  if (bytes !== wanted.bytes || sha256 !== wanted.sha256) throw damaged
}

/** The lines of a text file. */
export async function* readBackupLines(folder: string, file: string): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of readBackupFile(folder, file) as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
