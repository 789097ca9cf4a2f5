/**
 * `npm start`, `hello`, `account`, `doctor`, `backup` and the other commands begin here: plain JavaScript that the oldest Node
 * can read, because only a new one can run the rest. Says what is missing in one sentence.
 */
import { existsSync } from 'node:fs'
import module from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const programs = ['main', 'hello', 'account', 'doctor', 'trace', 'backup', 'restore', 'quarantine']
const [program = 'main', ...rest] = process.argv.slice(2)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${major}.${minor} is too old, PulseBoard needs the version in .nvmrc: run nvm use, then npm ci.`,
  )
  process.exit(1)
}
if (!existsSync(new URL('../../node_modules/ffi-rs', import.meta.url))) {
  console.error('The dependencies are not installed: run npm ci, then npm start.')
  process.exit(1)
}
// Stripped and compiled sources are kept: half a second and 20 MB less at every start.
const { XDG_CACHE_HOME = join(homedir(), '.cache') } = process.env
module.enableCompileCache(join(XDG_CACHE_HOME, 'pulseboard', 'node'))
const named = programs.includes(program)
if (named) process.argv.splice(2, process.argv.length, ...rest)
await import(new URL(`./src/${named ? program : 'main'}.ts`, import.meta.url).href)
