/** The mail catcher as one process; see mail-process.ts. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PartSpec } from './part-process.ts'
import { httpAnswers } from './probe.ts'

export interface MailOptions {
  readonly dataDir: string
  readonly logDir: string
  readonly smtpPort: number
  readonly httpPort: number
  readonly env: Readonly<Record<string, string>>
}

const NODE_FLAGS = ['--max-old-space-size=64', '--max-semi-space-size=1']
const script = fileURLToPath(new URL('./mail-process.ts', import.meta.url))

export const prepareMail = (options: MailOptions): PartSpec => {
  const folder = join(options.dataDir, 'mail')
  mkdirSync(folder, { recursive: true })
  return {
    name: 'mail',
    command: process.execPath,
    args: [...NODE_FLAGS, script, folder, String(options.smtpPort), String(options.httpPort)],
    env: options.env,
    logFile: join(options.logDir, 'mail.log'),
    probe: () => httpAnswers(`http://127.0.0.1:${options.httpPort}/mails`),
    stopSignal: 'SIGTERM',
    startTimeoutMs: 15_000,
  }
}
