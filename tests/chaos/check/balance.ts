/**
 * I3: the ledger balances. Every message of the log has exactly one end, a row of `events` or one of
 * `dispositions`; and for each project what became of its events lies between what clients know to be
 * accepted and that plus what they never heard about.
 */
import type { AnswerLine, SentLine } from '../load/ledger.ts'
import { readLedgers } from '../load/read-ledger.ts'
import type { Verdict } from './verdict.ts'

/** Messages of one partition, and the ends that were found for them. */
export interface PartitionEnds {
  readonly partition: number
  readonly messages: number
  readonly ends: number
  /** Different offsets among the ends: fewer than `ends` when a message has two. */
  readonly offsets: number
}

export interface ProjectSum {
  readonly projectId: string
  /** Events that clients saw accepted, each as often as they sent it. */
  readonly acknowledged: number
  /** Events of requests whose answer was lost or was a 5xx: they may be in the log. */
  readonly ambiguous: number
  readonly stored: number
  readonly duplicate: number
  readonly filtered: number
  readonly quarantined: number
}

/** What clients know, by project. */
export const clientSums = async (files: readonly string[]) => {
  const requests = new Map<string, { projectId: string; events: number }>()
  const sums = new Map<string, { acknowledged: number; ambiguous: number }>()
  const onSent = ({ projectId }: SentLine, name: string): void => {
    const request = requests.get(name)
    if (request === undefined) requests.set(name, { projectId, events: 1 })
    else request.events++
  }
  const onAnswer = ({ status, accepted }: AnswerLine, name: string): void => {
    const request = requests.get(name)
    if (request === undefined) return
    const sum = sums.get(request.projectId) ?? { acknowledged: 0, ambiguous: 0 }
    sums.set(request.projectId, sum)
    if (status === 202) sum.acknowledged += accepted
    else if (status === 0 || status >= 500) sum.ambiguous += request.events
  }
  await readLedgers(files, { onSent, onAnswer })
  return sums
}

export const ENDS_SQL = `SELECT _partition, count(), uniqExact((_log, _offset)) FROM (
    SELECT _log, _partition, _offset FROM events UNION ALL
    SELECT _log, _partition, _offset FROM dispositions
  ) GROUP BY _partition ORDER BY _partition FORMAT TabSeparated`

export const SUMS_SQL = `SELECT project_id, sum(s), sum(d), sum(f), sum(q) FROM (
    SELECT project_id, count() AS s, 0 AS d, 0 AS f, 0 AS q FROM events GROUP BY project_id UNION ALL
    SELECT project_id, 0, countIf(outcome = 'duplicate'), countIf(outcome = 'filtered'),
      countIf(outcome = 'quarantined') FROM dispositions GROUP BY project_id
  ) GROUP BY project_id FORMAT TabSeparated`

const partitionProblem = (found: PartitionEnds): string[] => {
  const { partition, messages, ends, offsets } = found
  if (ends !== offsets) return [`partition ${partition}: ${ends - offsets} messages have two ends`]
  if (ends !== messages)
    return [`partition ${partition}: ${messages} messages in the log, ${ends} ends`]
  return []
}

const projectProblem = (sum: ProjectSum): string[] => {
  const settled = sum.stored + sum.duplicate + sum.filtered + sum.quarantined
  const { acknowledged, ambiguous } = sum
  if (settled >= acknowledged && settled <= acknowledged + ambiguous) return []
  return [
    `project ${sum.projectId}: ${settled} settled (${sum.stored} stored, ${sum.duplicate} duplicate), clients know of ${acknowledged} to ${acknowledged + ambiguous}`,
  ]
}

export const judgeBalance = (
  partitions: readonly PartitionEnds[],
  projects: readonly ProjectSum[],
): Verdict => {
  const wrong = [...partitions.flatMap(partitionProblem), ...projects.flatMap(projectProblem)]
  const total = (pick: (sum: ProjectSum) => number): number =>
    projects.reduce((sum, project) => sum + pick(project), 0)
  const figures = {
    messages: partitions.reduce((sum, { messages }) => sum + messages, 0),
    acknowledged: total(({ acknowledged }) => acknowledged),
    ambiguous: total(({ ambiguous }) => ambiguous),
    stored: total(({ stored }) => stored),
    duplicate: total(({ duplicate }) => duplicate),
    filtered: total(({ filtered }) => filtered),
    quarantined: total(({ quarantined }) => quarantined),
  }
  const { acknowledged, ambiguous, stored, duplicate, filtered, quarantined } = figures
  return {
    invariant: 'I3',
    ok: partitions.length > 0 && projects.length > 0 && wrong.length === 0,
    says: `${figures.messages} messages = ${stored} stored + ${duplicate} duplicate + ${filtered} filtered + ${quarantined} quarantined and replayed; clients know of ${acknowledged} to ${acknowledged + ambiguous}`,
    figures,
    examples: wrong.slice(0, 8),
  }
}
