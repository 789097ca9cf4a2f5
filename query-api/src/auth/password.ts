/**
 * Passwords: bcrypt (cost 12) in worker threads, because one hash in the main thread would stop every
 * other request for a third of a second. Takes 8 to 72 bytes after NFKC; bcrypt ignores what is longer,
 * so longer is refused, never cut. The most common ones are refused, too: they are what is tried first.
 */
import { AppError } from '@pulseboard/runtime'
import COMMON from './common-passwords.json' with { type: 'json' }
import { createWorkerPool } from './worker-pool.ts'

const MIN_BYTES = 8
const MAX_BYTES = 72
const THREADS = 2
const MAX_QUEUE = 32
const COST = 12

export type PasswordJob =
  | { readonly kind: 'hash'; readonly password: string; readonly cost: number }
  | { readonly kind: 'compare'; readonly password: string; readonly hash: string }

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes the same time whether or not there is a hash to compare with. */
  matches(password: string, hash: string | undefined): Promise<boolean>
  close(): Promise<void>
}

/** A hash that no password of ours has: what is compared when the address is unknown. */
const nobody = (cost: number): string =>
  `$2b$${String(cost).padStart(2, '0')}$C6UzMDM.H6dfI/f/IKcEeO7ZBpUaC7n2bSSdXNGPqvnCRY/yNDDqO`

const common: ReadonlySet<string> = new Set(COMMON)

const refusal = (code: string, found: string, fix: string): AppError =>
  new AppError('invalid_request', {
    detail: `Body: ${found}. ${fix}`,
    violations: [{ pointer: '/password', code, detail: found, fix }],
  })

/** The password as it is hashed. @throws AppError that names the field and the fix. */
export const normalisePassword = (password: string): string => {
  const text = password.normalize('NFKC')
  const bytes = Buffer.byteLength(text)
  if (bytes < MIN_BYTES || bytes > MAX_BYTES || text.includes('\0'))
    throw refusal(
      'password_length',
      bytes > MAX_BYTES ? `password has ${bytes} bytes` : 'password is too short or has a NUL',
      `Use ${MIN_BYTES} to ${MAX_BYTES} bytes (an accented letter counts 2, an emoji 4).`,
    )
  if (common.has(text.toLowerCase()))
    throw refusal(
      'password_common',
      'password is one of the most common ones',
      'Use one that nobody else has: a sentence is easier to remember than a riddle.',
    )
  return text
}

export interface PasswordOptions {
  readonly threads?: number
  readonly maxQueue?: number
  /** Each step doubles the time of a hash; lower only where nothing is protected, in tests. */
  readonly cost?: number
}

export const createPasswords = ({
  threads = THREADS,
  maxQueue = MAX_QUEUE,
  cost = COST,
}: PasswordOptions = {}): Passwords => {
  const pool = createWorkerPool<PasswordJob, string | boolean>({
    file: new URL('./password-worker.ts', import.meta.url),
    threads,
    maxQueue,
  })
  return {
    hash: async (password) => String(await pool.run({ kind: 'hash', password, cost })),
    matches: async (password, hash) => {
      const text = password.normalize('NFKC')
      const job = { kind: 'compare', password: text, hash: hash ?? nobody(cost) } as const
      const same = await pool.run(job)
      // bcrypt compares the first 72 bytes only.
      return same === true && hash !== undefined && Buffer.byteLength(text) <= MAX_BYTES
    },
    close: async () => pool.close(),
  }
}
