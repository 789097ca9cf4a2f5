/**
 * Reads a JSON body of at most 64 KB. Type, encoding and announced length are judged before the first
 * byte is read; bytes are counted while they come, so a lying Content-Length gains nothing.
 */
import type { IncomingMessage } from 'node:http'
import { AppError } from '@pulseboard/runtime'

const MAX_BODY_BYTES = 64 * 1024

const tooLarge = (): AppError =>
  new AppError('body_too_large', {
    detail: `The body is over ${MAX_BODY_BYTES} bytes: send less.`,
    // The rest of the body is still on its way; it is cheaper to end the connection than to read it.
    headers: { connection: 'close' },
  })

const checkHeaders = (req: IncomingMessage): void => {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new AppError('unsupported_media_type', { detail: 'Send Content-Type: application/json.' })
  const encoding = req.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity')
    throw new AppError('unsupported_encoding', { detail: 'Send the body without compression.' })
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge()
}

const readBytes = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('invalid_utf8', { detail: 'The body is not UTF-8: encode it as UTF-8.' })
  }
}

/** The parsed body. @throws AppError with the reason and the fix. */
export const readJson = async (req: IncomingMessage): Promise<unknown> => {
  checkHeaders(req)
  const bytes = await readBytes(req)
  if (bytes.length === 0)
    throw new AppError('empty_body', { detail: 'The body is empty: send a JSON object.' })
  try {
    return JSON.parse(decode(bytes)) as unknown
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_json', { detail: 'The body is not valid JSON: check its syntax.' })
  }
}
