/**
 * Content-Encoding: gzip, deflate (with or without zlib's frame), br and zstd, under caps: neither more
 * than LIMITS.inflatedBytes nor, beyond 64 KiB, more than LIMITS.inflationRatio times what was sent.
 * The cap is given to the decoder, which stops there: a bomb costs no more than the cap.
 */
import { constants, brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'
import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'
import { promisify } from 'node:util'
import { LIMITS } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'

const FREE_BYTES = 64 * 1024
// Small bodies are decoded at once: the way to a pool thread and back is not free (chosen, not measured).
const SYNC_BYTES = 8 * 1024
const CHUNK_BYTES = 128 * 1024
// A zstd frame may ask for a window of gigabytes; 8 MiB is what the format tells decoders to support.
const ZSTD_WINDOW_LOG = 23

interface DecoderOptions {
  readonly maxOutputLength: number
  readonly chunkSize: number
  readonly params?: Readonly<Record<number, number>>
}
interface Decoder {
  readonly sync: (body: Buffer, options: DecoderOptions) => Buffer
  readonly pooled: (body: Buffer, options: DecoderOptions) => Promise<Buffer>
  readonly params?: Readonly<Record<number, number>>
}

const zlibFramed: Decoder = { sync: inflateSync, pooled: promisify(inflate) }
const raw: Decoder = { sync: inflateRawSync, pooled: promisify(inflateRaw) }

// RFC 9110 says zlib's frame; many clients send the bare stream. The frame's first two bytes are a
// multiple of 31 with method 8.
const hasZlibFrame = (body: Buffer): boolean =>
  body.length >= 2 && ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0

const DECODERS: Readonly<Record<string, (body: Buffer) => Decoder>> = {
  gzip: () => ({ sync: gunzipSync, pooled: promisify(gunzip) }),
  'x-gzip': () => ({ sync: gunzipSync, pooled: promisify(gunzip) }),
  deflate: (body) => (hasZlibFrame(body) ? zlibFramed : raw),
  br: () => ({ sync: brotliDecompressSync, pooled: promisify(brotliDecompress) }),
  zstd: () => ({
    sync: zstdDecompressSync,
    pooled: promisify(zstdDecompress),
    params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
  }),
}

/** Largest output accepted for a body of this size. */
export const inflationCap = (sentBytes: number): number =>
  Math.min(LIMITS.inflatedBytes, Math.max(FREE_BYTES, sentBytes * LIMITS.inflationRatio))

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'

const refused = (error: unknown, encoding: string, cap: number): AppError =>
  isTooLarge(error)
    ? new AppError('body_too_large', {
        detail: `The body inflates to more than ${cap} bytes, the limit for its size. Send less in one request.`,
      })
    : new AppError('body_mismatch', {
        detail: `The body is not complete ${encoding} data. Send it as Content-Encoding says, or without that header.`,
      })

const run = (decoder: Decoder, body: Buffer, cap: number): Buffer | Promise<Buffer> => {
  const options = {
    maxOutputLength: cap,
    chunkSize: Math.min(cap, CHUNK_BYTES),
    ...(decoder.params === undefined ? {} : { params: decoder.params }),
  }
  return body.length <= SYNC_BYTES ? decoder.sync(body, options) : decoder.pooled(body, options)
}

/** A decoder with a bounded number of bodies in the thread pool at a time; the others wait compressed. */
export const createInflate = (maxParallel = 4) => {
  let running = 0
  const waiting: (() => void)[] = []

  const enter = async (): Promise<void> => {
    if (running >= maxParallel) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push(resolve)
      await promise
    }
    running++
  }
  const leave = (): void => {
    running--
    waiting.shift()?.()
  }

  /** The body without its encoding. @throws AppError for an unknown, broken or too large one. */
  return async (body: Buffer, encoding: string): Promise<Buffer> => {
    const name = encoding.trim().toLowerCase()
    const choose = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined
    if (choose === undefined) throw new AppError('unsupported_encoding')
    const cap = inflationCap(body.length)
    await enter()
    try {
      return await run(choose(body), body, cap)
    } catch (error) {
      throw refused(error, name, cap)
    } finally {
      leave()
    }
  }
}
