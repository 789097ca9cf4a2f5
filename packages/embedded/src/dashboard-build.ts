/**
 * Builds the dashboard when its build is missing or older than what it is made of. All launchers of a
 * checkout share that build, so one of them builds and the others wait for it.
 */
import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  globSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inheritedEnvironment } from './config.ts'
import { Problem } from './problem.ts'
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts'
import { ROOT } from './root.ts'

const LOCK = join(ROOT, 'dashboard', '.build.lock')
const LOCK_POLL_MS = 200

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

const builder = (): ProcessIdentity | undefined => {
  try {
    return JSON.parse(readFileSync(LOCK, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

/** @returns whether the lock is ours; the lock of a process that is gone is taken over. */
const takeLock = (): boolean => {
  const holder = builder()
  if (holder !== undefined && !isAlive(holder)) rmSync(LOCK, { force: true })
  try {
    writeFileSync(LOCK, JSON.stringify(identify(process.pid)), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

const runBuild = (logFile: string): Promise<void> =>
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

/**
 * Brings the build up to date, its output in a log; waits when another launcher is at it.
 * @throws Problem that names the log
 */
export const buildDashboard = async (logFile: string): Promise<void> => {
  while (!takeLock()) await sleep(LOCK_POLL_MS)
  try {
    if (dashboardIsStale()) await runBuild(logFile)
  } finally {
    rmSync(LOCK, { force: true })
  }
}
