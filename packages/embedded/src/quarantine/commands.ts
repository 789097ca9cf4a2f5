/**
 * The commands, straight against the stores, over all tenants: for the operator. Each gives what is to
 * be printed; what is refused is a Problem with the field and the fix.
 */
import { readFileSync } from 'node:fs'
import { QUARANTINE_LIMITS } from '@pulseboard/contracts'
import {
  countQuarantined,
  dropManyQuarantined,
  dropQuarantined,
  EVERY_TENANT,
  findQuarantined,
  listQuarantined,
  replayManyQuarantined,
  replayQuarantined,
  type BulkDecision,
  type Decider,
  type Decision,
  type QuarantineFilter,
  type QuarantineRow,
  type QuarantineRowWithValue,
} from '@pulseboard/db'
import { Problem } from '../problem.ts'
import type { QuarantineArguments } from './arguments.ts'
import { setPaths } from './set-path.ts'

export type Outcome =
  | { readonly kind: 'list'; readonly rows: readonly QuarantineRow[] }
  | { readonly kind: 'entry'; readonly row: QuarantineRowWithValue }
  | { readonly kind: 'decided'; readonly row: QuarantineRow }
  | { readonly kind: 'bulk'; readonly matched: number; readonly decision: BulkDecision | undefined }

const filterOf = ({ project, reason, status }: QuarantineArguments): QuarantineFilter => ({
  scope: project ?? EVERY_TENANT,
  reason,
  status,
})

const find = async ({ pool }: Decider, id: string): Promise<QuarantineRowWithValue> => {
  const row = await findQuarantined(pool, EVERY_TENANT, id)
  if (row === undefined) throw new Problem(`There is no entry ${id}: see list.`)
  return row
}

const decidedOr = (decision: Decision): Outcome => {
  if (decision.kind === 'done') return { kind: 'decided', row: decision.row }
  if (decision.kind === 'absent') throw new Problem('There is no such entry: see list.')
  if (decision.kind === 'refused') {
    const { pointer, detail, fix } = decision.violation
    throw new Problem(`${pointer} ${detail}. ${fix}`.trim())
  }
  const { row, returned } = decision
  const next = returned === undefined ? 'there is nothing left to do' : `decide about ${returned}`
  throw new Problem(`The entry was ${row.status} before: ${next}.`)
}

const correctedText = (row: QuarantineRowWithValue, given: QuarantineArguments): string =>
  given.file === undefined
    ? setPaths(row.value?.toString('utf8') ?? '', given.set)
    : readFileSync(given.file, 'utf8')

const fix = async (decider: Decider, given: QuarantineArguments, id: string): Promise<Outcome> => {
  const row = await find(decider, id)
  const correction = { text: correctedText(row, given), projectId: given.project }
  return decidedOr(await replayQuarantined(decider, EVERY_TENANT, id, correction))
}

const many = async (decider: Decider, given: QuarantineArguments): Promise<Outcome> => {
  const filter: QuarantineFilter = { ...filterOf(given), status: 'open' }
  const matched = await countQuarantined(decider.pool, filter)
  if (given.dryRun) return { kind: 'bulk', matched, decision: undefined }
  const decide = given.command === 'drop' ? dropManyQuarantined : replayManyQuarantined
  const limit = given.limit ?? QUARANTINE_LIMITS.bulkEntries
  return { kind: 'bulk', matched, decision: await decide(decider, filter, limit) }
}

/** @throws Problem */
export const runCommand = async (
  decider: Decider,
  given: QuarantineArguments,
): Promise<Outcome> => {
  const { command, id } = given
  if (command === 'list') {
    const page = { limit: given.limit ?? 50 }
    return { kind: 'list', rows: await listQuarantined(decider.pool, filterOf(given), page) }
  }
  if (id === undefined) return many(decider, given)
  if (command === 'show' || given.dryRun) return { kind: 'entry', row: await find(decider, id) }
  if (command === 'fix') return fix(decider, given, id)
  const decision =
    command === 'drop'
      ? await dropQuarantined(decider, EVERY_TENANT, id)
      : await replayQuarantined(decider, EVERY_TENANT, id)
  return decidedOr(decision)
}
