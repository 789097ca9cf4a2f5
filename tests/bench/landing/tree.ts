/**
 * The product as it was at another commit: its sources in a temporary work tree that uses our installed
 * packages. Only for what needs no package that we no longer have.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const SCOPE = '@pulseboard'

export interface Tree {
  readonly root: string
  remove(): void
}

/** Our packages, but the workspaces of the tree itself: their links lead to their own neighbours. */
const linkPackages = (root: string): void => {
  const [from, to] = [join(ROOT, 'node_modules'), join(root, 'node_modules')]
  mkdirSync(join(to, SCOPE), { recursive: true })
  for (const name of readdirSync(from))
    if (name !== SCOPE) symlinkSync(join(from, name), join(to, name))
  for (const name of readdirSync(join(from, SCOPE)))
    symlinkSync(readlinkSync(join(from, SCOPE, name)), join(to, SCOPE, name))
}

/** @throws when the commit is not there, as in a shallow clone. */
export const checkOut = (commit: string): Tree => {
  const root = mkdtempSync(join(tmpdir(), 'pulseboard-tree-'))
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, stdio: 'pipe' })
  git('worktree', 'add', '--detach', '--force', root, commit)
  linkPackages(root)
  return {
    root,
    remove: () => {
      git('worktree', 'remove', '--force', root)
      rmSync(root, { recursive: true, force: true })
    },
  }
}
