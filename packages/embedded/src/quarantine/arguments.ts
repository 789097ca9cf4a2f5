/** What `npm run quarantine` is asked to do. Pure; whatever is wrong is one sentence with its fix. */
import { parseArgs } from 'node:util'
import {
  isUuid,
  QUARANTINE_LIMITS,
  QUARANTINE_REASONS,
  QUARANTINE_STATUSES,
  type QuarantineReason,
  type QuarantineStatus,
} from '@pulseboard/contracts'
import { Problem } from '../problem.ts'

export const USAGE = `npm run quarantine -- <command> [options]
  list                 entries, newest first
  show <id>            one entry with its bytes
  fix <id>             replay it with a corrected event: --file FILE, or --set path=value (repeatable)
  replay <id>          send it again as it was; or --reason R for all open ones with that reason
  drop <id>            erase its bytes; or --reason R for all open ones with that reason
options
  --project ID         only this project; with fix: the project of a message that names none
  --reason R           ${QUARANTINE_REASONS.join(', ')}
  --status S           ${QUARANTINE_STATUSES.join(', ')} (list)
  --limit N            at most N entries, 1 to ${QUARANTINE_LIMITS.bulkEntries} (default 50; replay and drop: 1000)
  --dry-run            count or check, change nothing
  --json               one JSON document on stdout
  --data-dir DIR       the running copy (default .pulseboard); or set DATABASE_URL and KAFKA_BROKERS
exit code: 0 done, 1 refused or not possible, 2 wrong arguments`

const COMMANDS = ['list', 'show', 'fix', 'replay', 'drop'] as const
type CommandName = (typeof COMMANDS)[number]

export interface QuarantineArguments {
  readonly command: CommandName
  readonly id: string | undefined
  readonly project: string | undefined
  readonly reason: QuarantineReason | undefined
  readonly status: QuarantineStatus | undefined
  readonly limit: number | undefined
  readonly file: string | undefined
  readonly set: readonly string[]
  readonly dryRun: boolean
  readonly json: boolean
  /** For the launcher's own options. */
  readonly launcher: readonly string[]
}

/** The arguments themselves are wrong. */
export class WrongArguments extends Problem {}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        project: { type: 'string' },
        reason: { type: 'string' },
        status: { type: 'string' },
        limit: { type: 'string' },
        file: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'An option is wrong'
    throw new WrongArguments(`${reason}: run npm run quarantine -- --help.`)
  }
}

const oneOf = <T extends string>(name: string, list: readonly T[], text: string | undefined) => {
  if (text === undefined) return undefined
  const found = list.find((one) => one === text)
  if (found === undefined)
    throw new WrongArguments(`${name} is "${text}": use one of ${list.join(', ')}.`)
  return found
}

const uuid = (name: string, text: string | undefined): string | undefined => {
  if (text === undefined || isUuid(text)) return text?.toLowerCase()
  throw new WrongArguments(`${name} is "${text}": use an id as the list shows it.`)
}

const wholeNumber = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const most = QUARANTINE_LIMITS.bulkEntries
  const limit = /^\d+$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= most) return limit
  throw new WrongArguments(`--limit is "${text}": use 1 to ${most}.`)
}

/** What each command needs. */
const check = (given: QuarantineArguments): QuarantineArguments => {
  const { command, id, reason, file, set } = given
  const isBulk = command === 'replay' || command === 'drop'
  if (command !== 'list' && id === undefined && !(isBulk && reason !== undefined))
    throw new WrongArguments(`${command} needs an id${isBulk ? ' or --reason' : ''}: see list.`)
  if (isBulk && id !== undefined && reason !== undefined)
    throw new WrongArguments(`${command} takes an id or --reason, not both: leave one out.`)
  if (command === 'fix' && (file === undefined) === (set.length === 0))
    throw new WrongArguments('fix needs either --file FILE or --set path=value.')
  return given
}

/** Undefined when only the usage is wanted. @throws WrongArguments */
export const readArguments = (args: readonly string[]): QuarantineArguments | undefined => {
  const { values, positionals } = parse(args)
  if (values.help) return undefined
  const [name, id, ...more] = positionals
  const command = COMMANDS.find((one) => one === name)
  if (command === undefined || more.length > 0)
    throw new WrongArguments(
      `The command is "${name ?? ''}": use ${COMMANDS.join(', ')}, and at most one id.`,
    )
  const dataDir = values['data-dir']
  return check({
    command,
    id: uuid('The id', id),
    project: uuid('--project', values.project),
    reason: oneOf('--reason', QUARANTINE_REASONS, values.reason),
    status: oneOf('--status', QUARANTINE_STATUSES, values.status),
    limit: wholeNumber(values.limit),
    file: values.file,
    set: values.set,
    dryRun: values['dry-run'],
    json: values.json,
    launcher: dataDir === undefined ? [] : ['--data-dir', dataDir],
  })
}
