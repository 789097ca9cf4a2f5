/**
 * PostgreSQL refuses to run as root. When we are root it runs as the system user `postgres`, which is
 * created when missing; otherwise as ourselves.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Problem } from './problem.ts'

export interface SystemUser {
  readonly uid: number
  readonly gid: number
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

/** The user the server must run as; undefined means as ourselves. @throws Problem */
export const postgresUser = (): SystemUser | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const user = lookUp('postgres') ?? create('postgres')
  if (user === undefined) {
    throw new Problem(
      'PostgreSQL does not run as root and the user postgres could not be created: run as another user, or set DATABASE_URL.',
    )
  }
  return user
}

/** Gives a folder to the user. @throws Problem when the user could not enter it. */
export const giveFolder = (folder: string, user: SystemUser): void => {
  chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
  for (let parent = dirname(resolve(folder)); parent !== '/'; parent = dirname(parent)) {
    if (existsSync(parent) && (lstatSync(parent).mode & 0o001) === 0) {
      throw new Problem(
        `PostgreSQL runs as the user postgres, who may not enter ${parent}: run chmod o+x ${parent}, or set DATA_DIR.`,
      )
    }
  }
}
