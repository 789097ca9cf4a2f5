/** Builds the dashboard when its build is missing or older than what it is made of. */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, globSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inheritedEnvironment } from './config.ts'
import { Problem } from './problem.ts'
import { ROOT } from './root.ts'

const SOURCES = [
  'dashboard/{src,static}/**/*',
  'dashboard/{package.json,vite.config.ts,tsconfig.json}',
  'packages/contracts/src/**/*.ts',
  'package-lock.json',
]

const newestSource = (): number =>
  Math.max(...globSync(SOURCES, { cwd: ROOT }).map((file) => statSync(join(ROOT, file)).mtimeMs))

/** Whether `vite build` must run before the dashboard can start. */
export const dashboardIsStale = (): boolean => {
  const built = join(ROOT, 'dashboard', 'build', 'index.js')
  return !existsSync(built) || statSync(built).mtimeMs < newestSource()
}

/** Runs the build with its output in a log. @throws Problem that names the log */
export const buildDashboard = (logFile: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const log = openSync(logFile, 'a')
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
    const child = spawn(process.execPath, [vite, 'build'], {
      cwd: join(ROOT, 'dashboard'),
      env: inheritedEnvironment(),
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const failed = (): void =>
      reject(
        new Problem(`The dashboard could not be built: read ${logFile}, or use --no-dashboard.`),
      )
    child.once('error', failed)
    child.once('exit', (code) => (code === 0 ? resolve() : failed()))
  })
