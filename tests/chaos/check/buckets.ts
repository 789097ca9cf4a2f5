/**
 * Lines parted into files by the last two digits of the id in front of them, so that two large sets can
 * be compared piece by piece in bounded memory.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const BUFFERED_BYTES = 64 * 1024
const DIGITS = 2
const IDS_LENGTH = 36

export interface Buckets {
  /** @param line begins with an id; without a line break */
  add(line: string): void
  /** Writes what is buffered; nothing may be added after it. */
  flush(): void
  /** Lines of one bucket. */
  read(bucket: string): string[]
}

/** All names of buckets. */
export const BUCKETS: readonly string[] = Array.from({ length: 16 ** DIGITS }, (_, number) =>
  number.toString(16).padStart(DIGITS, '0'),
)

export const openBuckets = (folder: string): Buckets => {
  mkdirSync(folder, { recursive: true })
  const buffers = new Map<string, string>()
  const write = (bucket: string): void => {
    appendFileSync(join(folder, bucket), buffers.get(bucket) ?? '')
    buffers.delete(bucket)
  }
  return {
    add: (line) => {
      const bucket = line.slice(IDS_LENGTH - DIGITS, IDS_LENGTH)
      const text = `${buffers.get(bucket) ?? ''}${line}\n`
      buffers.set(bucket, text)
      if (text.length > BUFFERED_BYTES) write(bucket)
    },
    flush: () => [...buffers.keys()].forEach(write),
    read: (bucket) => {
      const file = join(folder, bucket)
      return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
    },
  }
}
