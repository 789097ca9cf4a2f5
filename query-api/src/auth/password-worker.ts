/** The thread that hashes and compares passwords, one job at a time; it never logs or keeps any. */
import { parentPort } from 'node:worker_threads'
import { compare, hash } from 'bcryptjs'
import type { PasswordAnswer, PasswordJob } from './password.ts'

const COST = 12

const run = async (job: PasswordJob): Promise<PasswordAnswer> => {
  try {
    return {
      value:
        job.kind === 'hash'
          ? await hash(job.password, COST)
          : await compare(job.password, job.hash),
    }
  } catch {
    return { error: `the ${job.kind} job failed` }
  }
}

parentPort?.on('message', (job: PasswordJob) => {
  void run(job).then((answer) => parentPort?.postMessage(answer))
})
