/**
 * Keeps the logs of parts bounded: one that has grown too large is copied to `<name>.1` and emptied.
 * Parts append to an open file, so it is emptied in place; lines written between copy and emptying
 * are lost from the log, never from the data.
 */
import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

const LARGEST_BYTES = 20 * 1024 * 1024
const EVERY_MS = 60_000

/** One look at a folder of logs. */
export const rotateLogs = (folder: string, largest = LARGEST_BYTES): void => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
    const file = join(folder, name)
    if (statSync(file).size <= largest) continue
    copyFileSync(file, `${file}.1`)
    truncateSync(file)
  }
}

/** Looks every minute; the returned function ends it. */
export const keepLogsSmall = (folder: string): (() => void) => {
  const timer = setInterval(() => rotateLogs(folder), EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
