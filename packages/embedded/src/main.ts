/** `npm start`: starts everything, keeps it running, and ends it on Ctrl-C, SIGTERM, or with npm. */
import { NewerDataError } from '@pulseboard/db'
import { startedByNpm } from './config.ts'
import { launch, type Running } from './launch.ts'
import { readOptions, USAGE } from './options.ts'
import { Problem } from './problem.ts'
import { quietWarnings } from './quiet-warnings.ts'
import { fail, line } from './say.ts'

const explain = (error: unknown): string => {
  if (error instanceof Problem || error instanceof NewerDataError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

let running: Running | undefined
let stopping = false

const stop = async (): Promise<void> => {
  // During the start, and at a second signal, nothing is awaited: the guardian ends every part.
  if (stopping || running === undefined) process.exit(130)
  stopping = true
  line('Stopping …')
  await running.stop()
  process.exit(0)
}

/** Under npm the terminal may kill npm alone: then our parent changes and nobody could stop us. */
const endWithParent = (): void => {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void stop()
  }, 1_000).unref()
}

const begin = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) return console.log(USAGE)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop())
  }
  if (startedByNpm()) endWithParent()
  quietWarnings()
  running = await launch(options)
}

try {
  await begin()
} catch (error) {
  fail(explain(error))
  process.exit(1)
}
