/** What `npm run account` is asked to do. Pure; whatever is wrong is one sentence with its fix. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from './problem.ts'

export const ACCOUNT_USAGE = `npm run account -- <command> <address> [--data-dir DIR]
  reset               print a link that sets a new password; works once, for one hour
  second-factor-off   sign in without a code from now on; ends all sessions of the account
the running copy of the folder (default .pulseboard), or DATABASE_URL and PUBLIC_URL`

const COMMANDS = ['reset', 'second-factor-off'] as const

export interface AccountOptions {
  readonly command: (typeof COMMANDS)[number]
  readonly address: string
  readonly dataDir: string
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'data-dir': { type: 'string' }, help: { type: 'boolean', default: false } },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'An option is wrong'
    throw new Problem(`${reason}: run npm run account -- --help.`)
  }
}

/** @throws Problem; undefined when only the usage is wanted. */
export const readAccountOptions = (
  args: readonly string[],
  defaultDataDir = '.pulseboard',
): AccountOptions | undefined => {
  const { values, positionals } = parse(args)
  if (values.help || args.length === 0) return undefined
  const [name, address, ...rest] = positionals
  const command = COMMANDS.find((known) => known === name)
  if (command === undefined)
    throw new Problem(`"${name ?? ''}" is no command: use ${COMMANDS.join(' or ')}.`)
  if (address === undefined || !address.includes('@'))
    throw new Problem(`Name the account by its e-mail address: npm run account -- ${command} a@b.c`)
  if (rest.length > 0) throw new Problem(`One account at a time: leave out ${rest.join(' ')}.`)
  return { command, address, dataDir: resolve(values['data-dir'] ?? defaultDataDir) }
}
