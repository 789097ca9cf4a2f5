/** The thread that hashes and compares passwords, one job at a time; it never logs or keeps any. */
import { parentPort } from 'node:worker_threads'
import { compare, hash } from 'bcryptjs'
import type { PasswordJob } from './password.ts'
import type { WorkerAnswer } from './worker-pool.ts'

const run = async (job: PasswordJob): Promise<WorkerAnswer<string | boolean>> => {
  try {
    if (job.kind === 'hash') return { value: await hash(job.password, job.cost) }
    return { value: await compare(job.password, job.hash) }
  } catch {
    return { error: `the ${job.kind} job failed` }
  }
}

parentPort?.on('message', (job: PasswordJob) => {
  void run(job).then((answer) => parentPort?.postMessage(answer, []))
})
