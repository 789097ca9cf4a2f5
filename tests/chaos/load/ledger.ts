/**
 * The client's ledger: what was sent and what was answered, on disk before it counts. Lines of text,
 * fields parted by tabs:
 *
 *   event   request  project  time  id  hash                   written before the request is first sent
 *   answer  request  attempt  status  accepted  time  millis   status 0: no answer came
 *
 * Appends are grouped: one write and one fsync for all that came while the one before ran.
 */
import { open, type FileHandle } from 'node:fs/promises'

export interface SentLine {
  readonly request: number
  readonly projectId: string
  readonly timeMs: number
  readonly id: string
  readonly hash: string
}

export interface AnswerLine {
  readonly request: number
  readonly attempt: number
  /** HTTP status; 0 when none came. */
  readonly status: number
  readonly accepted: number
  readonly timeMs: number
  /** From the first byte sent. */
  readonly tookMs: number
}

export interface LedgerWriter {
  readonly file: string
  /** Resolves when the lines are on the disk. */
  sent(lines: readonly SentLine[]): Promise<void>
  answered(line: AnswerLine): Promise<void>
  close(): Promise<void>
}

const eventText = ({ request, projectId, timeMs, id, hash }: SentLine): string =>
  `event\t${request}\t${projectId}\t${timeMs}\t${id}\t${hash}\n`

const answerText = (line: AnswerLine): string =>
  `answer\t${line.request}\t${line.attempt}\t${line.status}\t${line.accepted}\t${line.timeMs}\t${line.tookMs}\n`

const createGroupAppend = (handle: FileHandle) => {
  let waiting: { text: string; done: () => void; failed: (error: unknown) => void }[] = []
  let running: Promise<void> | undefined
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        await handle.appendFile(group.map(({ text }) => text).join(''))
        await handle.datasync()
        for (const { done } of group) done()
      } catch (error) {
        for (const { failed } of group) failed(error)
      }
    }
    running = undefined
  }
  return {
    append: (text: string): Promise<void> =>
      new Promise((done, failed) => {
        waiting.push({ text, done, failed })
        running ??= flush()
      }),
    settled: async () => running,
  }
}

export const openLedger = async (file: string): Promise<LedgerWriter> => {
  const handle = await open(file, 'a')
  const { append, settled } = createGroupAppend(handle)
  return {
    file,
    sent: (lines) => append(lines.map(eventText).join('')),
    answered: (line) => append(answerText(line)),
    close: async () => {
      await settled()
      await handle.close()
    },
  }
}
