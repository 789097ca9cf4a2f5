/**
 * Passwords: bcrypt (cost 12) in worker threads, because one hash in the main thread would stop every
 * other request for a third of a second. The queue is bounded: beyond it, 503 at once.
 * Takes 8 to 72 bytes after NFKC; bcrypt ignores what is longer, so longer is refused, never cut.
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '@pulseboard/runtime'

const MIN_BYTES = 8
const MAX_BYTES = 72
const MAX_QUEUE = 32

export type PasswordJob =
  | { readonly kind: 'hash'; readonly password: string }
  | { readonly kind: 'compare'; readonly password: string; readonly hash: string }
export type PasswordAnswer = { readonly value: string | boolean } | { readonly error: string }

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes the same time whether or not there is a hash to compare with. */
  matches(password: string, hash: string | undefined): Promise<boolean>
  close(): Promise<void>
}

// A hash of cost 12 that no password of ours has: what is compared when the address is unknown.
const NOBODY = '$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZBpUaC7n2bSSdXNGPqvnCRY/yNDDqO'

/** The password as it is hashed. @throws AppError that names the field and the fix. */
export const normalisePassword = (password: string): string => {
  const text = password.normalize('NFKC')
  const bytes = Buffer.byteLength(text)
  if (bytes >= MIN_BYTES && bytes <= MAX_BYTES && !text.includes('\0')) return text
  const found =
    bytes > MAX_BYTES ? `password has ${bytes} bytes` : 'password is too short or has a NUL'
  const fix = `Use ${MIN_BYTES} to ${MAX_BYTES} bytes (an accented letter counts 2, an emoji 4).`
  throw new AppError('invalid_request', {
    detail: `${found}. ${fix}`,
    violations: [{ pointer: '/password', code: 'password_length', detail: found, fix }],
  })
}

interface Task {
  readonly job: PasswordJob
  readonly resolve: (value: string | boolean) => void
  readonly reject: (error: Error) => void
}

const workerFile = new URL('./password-worker.ts', import.meta.url)

export const createPasswords = (threads = 2, maxQueue = MAX_QUEUE): Passwords => {
  const queue: Task[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Task>()

  const forget = (worker: Worker): void => {
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
    busy.get(worker)?.reject(new Error('the password worker ended'))
    busy.delete(worker)
  }
  const finish = (worker: Worker, answer: PasswordAnswer): void => {
    const task = busy.get(worker)
    busy.delete(worker)
    idle.push(worker)
    if (task !== undefined && 'error' in answer) task.reject(new Error(answer.error))
    else if (task !== undefined && 'value' in answer) task.resolve(answer.value)
    next()
  }
  const startWorker = (): Worker => {
    const worker = new Worker(workerFile)
    worker.unref()
    worker.on('message', (answer: PasswordAnswer) => finish(worker, answer))
    worker.on('error', () => forget(worker))
    worker.on('exit', () => {
      forget(worker)
      next()
    })
    return worker
  }
  const next = (): void => {
    if (queue.length === 0 || busy.size >= threads) return
    const task = queue.shift()
    if (task === undefined) return
    const worker = idle.pop() ?? startWorker()
    busy.set(worker, task)
    worker.postMessage(task.job)
  }
  const submit = async (job: PasswordJob): Promise<string | boolean> => {
    if (queue.length >= maxQueue)
      throw new AppError('overloaded', {
        detail: 'Too many sign-ins at the same moment: try again in a few seconds.',
        retryAfter: 2,
      })
    const { promise, resolve, reject } = Promise.withResolvers<string | boolean>()
    queue.push({ job, resolve, reject })
    next()
    return promise
  }
  return {
    hash: async (password) => String(await submit({ kind: 'hash', password })),
    matches: async (password, hash) => {
      const text = password.normalize('NFKC')
      const known = hash ?? NOBODY
      const same = await submit({ kind: 'compare', password: text, hash: known })
      // bcrypt would compare the first 72 bytes only.
      return same === true && hash !== undefined && Buffer.byteLength(text) <= MAX_BYTES
    },
    close: async () => {
      await Promise.all([...idle, ...busy.keys()].map(async (worker) => worker.terminate()))
    },
  }
}
