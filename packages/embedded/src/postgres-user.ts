/**
 * PostgreSQL refuses to run as root. When we are root it runs as the system user `postgres` (created
 * when missing). Where that user may not enter the folders (a checkout below /root), it runs inside a
 * user namespace instead, in which root's id looks like that user's: no right is gained, and files
 * stay root's. Which way a data folder was made shows by its owner, and is kept.
 */
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Problem } from './problem.ts'

interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** How the server is run: as ourselves, as another user, or as another user's look-alike. */
export type RunAs =
  { readonly kind: 'self' } | { readonly kind: 'user' | 'namespace'; readonly user: SystemUser }

export interface Command {
  readonly command: string
  readonly args: readonly string[]
  /** For `spawn`; undefined: as ourselves. */
  readonly user: SystemUser | undefined
}

const lookUp = (name: string): SystemUser | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((text) => text.split(':'))
    .find(([user]) => user === name)
  return line && { uid: Number(line[2]), gid: Number(line[3]) }
}

const create = (name: string): SystemUser | undefined => {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', name])
  } catch {
    return undefined
  }
  return lookUp(name)
}

const postgresUser = (): SystemUser => {
  const user = lookUp('postgres') ?? create('postgres')
  if (user !== undefined) return user
  throw new Problem(
    'PostgreSQL does not run as root and the user postgres could not be created: run as another user, or set DATABASE_URL.',
  )
}

const inNamespace = (user: SystemUser): readonly string[] => [
  '--user',
  `--map-user=${user.uid}`,
  `--map-group=${user.gid}`,
]

const namespacesWork = (user: SystemUser): boolean => {
  try {
    execFileSync('unshare', [...inNamespace(user), 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The first folder on the way to a path that strangers may not enter. */
const closedFolder = (path: string): string | undefined => {
  for (let parent = dirname(resolve(path)); parent !== '/'; parent = dirname(parent)) {
    if (existsSync(parent) && (statSync(parent).mode & 0o001) === 0) return parent
  }
  return undefined
}

/**
 * Decides how to run the server on a data folder, which may not exist yet.
 * @param program a file that it must be able to reach as well
 * @throws Problem when there is no way
 */
export const chooseRunAs = (folder: string, program: string): RunAs => {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const user = postgresUser()
  const made = existsSync(folder) ? statSync(folder).uid : undefined
  const closed = closedFolder(folder) ?? closedFolder(program)
  if (made === 0 || (made === undefined && closed !== undefined)) {
    if (namespacesWork(user)) return { kind: 'namespace', user }
  } else if (closed === undefined) return { kind: 'user', user }
  throw new Problem(
    `PostgreSQL runs as the user postgres, who may not enter ${closed ?? folder}: run chmod o+x ${closed ?? folder}, or set DATABASE_URL.`,
  )
}

/** The command that runs a program in the chosen way. */
export const commandAs = (runAs: RunAs, program: string, args: readonly string[]): Command => {
  if (runAs.kind === 'self') return { command: program, args, user: undefined }
  if (runAs.kind === 'user') return { command: program, args, user: runAs.user }
  return {
    command: 'unshare',
    args: [...inNamespace(runAs.user), program, ...args],
    user: undefined,
  }
}

/** Makes files the server's own, where it runs as another user. */
export const giveFiles = (runAs: RunAs, files: readonly string[]): void => {
  if (runAs.kind !== 'user') return
  for (const file of files) chownSync(file, runAs.user.uid, runAs.user.gid)
}
