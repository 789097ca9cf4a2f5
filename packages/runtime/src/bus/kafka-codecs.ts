/**
 * Decompression of what producers may send: kafkajs brings gzip only. LZ4 is WebAssembly, ZSTD is
 * Node's own. Registered once, process-wide, because kafkajs keeps its codecs in a global table.
 */
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { lz4Compress, lz4Decompress } from '@platformatic/wasm-utils'
import kafkajs from 'kafkajs'

interface Encodable {
  readonly buffer: Buffer
}
const codec = (
  compress: (bytes: Buffer) => Buffer | Promise<Buffer>,
  decompress: (bytes: Buffer) => Buffer | Promise<Buffer>,
) => ({
  compress: async (encoder: Encodable) => compress(encoder.buffer),
  decompress: async (bytes: Buffer) => decompress(bytes),
})

const { CompressionCodecs, CompressionTypes } = kafkajs

/** Idempotent; called before the first client is made. */
export const registerCodecs = (): void => {
  // The WebAssembly module returns a view of memory that its next call overwrites.
  const copied = (bytes: Uint8Array): Buffer => Buffer.from(bytes)
  const lz4 = codec(
    (bytes) => copied(lz4Compress(bytes)),
    (bytes) => copied(lz4Decompress(bytes)),
  )
  const zstd = codec(promisify(zstdCompress), promisify(zstdDecompress))
  CompressionCodecs[CompressionTypes.LZ4] = () => lz4
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstd
}
