/** `npm run doctor`: the checks of the launcher, all of them, with what to do about each that fails. */
import { checksFor, type Check } from './checks.ts'
import { readOptions, type LauncherOptions } from './options.ts'
import { readRuntimeFile } from './runtime-file.ts'
import { done, fail, line, stopwatch } from './say.ts'
import { partsToRun } from './stores.ts'

const examine = async (check: Check): Promise<boolean> => {
  const elapsed = stopwatch()
  try {
    done(await check(), elapsed())
    return true
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
    return false
  }
}

const examineAll = async (options: LauncherOptions): Promise<void> => {
  const copy = readRuntimeFile(options.dataDir)
  if (copy !== undefined) {
    line(
      `A copy runs on ${options.shownDataDir} (pid ${copy.pids['launcher']}): its ports are taken.`,
    )
  }
  for (const check of checksFor(options, partsToRun())) {
    if (!(await examine(check))) process.exitCode = 1
  }
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options !== undefined) await examineAll(options)
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
