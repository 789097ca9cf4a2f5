/**
 * A few threads that do one kind of job, one at a time each, behind a bounded queue: beyond it, 503 at
 * once instead of a wait that nobody sits through. Threads start when needed and never keep the process
 * alive; a thread that dies fails its job alone.
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '@pulseboard/runtime'

/** What a thread answers to a job. */
export type WorkerAnswer<A> = { readonly value: A } | { readonly error: string }

export interface WorkerPool<J, A> {
  /** @throws AppError `overloaded` when the queue is full. */
  run(job: J): Promise<A>
  close(): Promise<void>
}

interface Task<J, A> {
  readonly job: J
  readonly resolve: (value: A) => void
  readonly reject: (error: Error) => void
}

interface PoolState<J, A> {
  readonly queue: Task<J, A>[]
  readonly idle: Worker[]
  readonly busy: Map<Worker, Task<J, A>>
}

const forget = <J, A>({ idle, busy }: PoolState<J, A>, worker: Worker): void => {
  const at = idle.indexOf(worker)
  if (at >= 0) idle.splice(at, 1)
  busy.get(worker)?.reject(new Error('the worker thread ended'))
  busy.delete(worker)
}

const settle = <J, A>(state: PoolState<J, A>, worker: Worker, answer: WorkerAnswer<A>): void => {
  const task = state.busy.get(worker)
  state.busy.delete(worker)
  state.idle.push(worker)
  if ('error' in answer) task?.reject(new Error(answer.error))
  else task?.resolve(answer.value)
}

export const createWorkerPool = <J, A>(options: {
  file: URL
  threads: number
  maxQueue: number
}): WorkerPool<J, A> => {
  const state: PoolState<J, A> = { queue: [], idle: [], busy: new Map() }
  const { queue, idle, busy } = state

  const startWorker = (): Worker => {
    const worker = new Worker(options.file)
    worker.unref()
    worker.on('message', (answer: WorkerAnswer<A>) => {
      settle(state, worker, answer)
      next()
    })
    worker.on('error', () => forget(state, worker))
    worker.on('exit', () => {
      forget(state, worker)
      next()
    })
    return worker
  }
  const next = (): void => {
    if (busy.size >= options.threads) return
    const task = queue.shift()
    if (task === undefined) return
    const worker = idle.pop() ?? startWorker()
    busy.set(worker, task)
    worker.postMessage(task.job, [])
  }
  return {
    run: async (job) => {
      if (queue.length >= options.maxQueue)
        throw new AppError('overloaded', {
          detail: 'Too many sign-ins at the same moment: try again in a few seconds.',
          retryAfter: 2,
        })
      const { promise, resolve, reject } = Promise.withResolvers<A>()
      queue.push({ job, resolve, reject })
      next()
      return promise
    },
    close: async () => {
      queue.length = 0
      await Promise.all([...idle, ...busy.keys()].map(async (worker) => worker.terminate()))
    },
  }
}
