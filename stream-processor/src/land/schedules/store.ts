/**
 * A model of ClickHouse for one partition: two tables, the fence, and inserts that live on their own. An
 * insert that was sent arrives later (until then KILL does not see it), is compared with the fence when it
 * arrives, and then stores its rows part by part; it may be killed between two parts, refuse a row after
 * others were stored, and goes on when its client is gone.
 */
import type { DispositionRow, EventRow, SettledId } from '@pulseboard/db'
import { hashOf } from '../recent-ids.ts'
import type { LandingStore } from '../claim.ts'

export type Stored = EventRow | DispositionRow
/** A token that passes every fence: for mutants alone. */
export const ANY_TOKEN = 'any'
export const LOG = 7n

interface Insert {
  readonly token: string
  readonly rows: readonly Stored[]
  readonly answer: (error?: Error) => void
  at: number
  state: 'sent' | 'running' | 'killed'
}

const isDisposition = (row: Stored): row is DispositionRow => 'outcome' in row
const withCode = (message: string, code: string): Error =>
  Object.assign(new Error(message), { code })

export class ModelStore {
  readonly events: EventRow[] = []
  readonly dispositions: DispositionRow[] = []
  /** Inserts under way, oldest first. */
  readonly inserts: Insert[] = []
  #fence = ''
  readonly #isPoison: (row: EventRow) => boolean

  constructor(isPoison: (row: EventRow) => boolean) {
    this.#isPoison = isPoison
  }

  /** An insert leaves its client; `answer` is called at its end. */
  send(token: string, rows: readonly Stored[], answer: Insert['answer']): void {
    this.inserts.push({ token, rows, answer, at: 0, state: 'sent' })
  }

  /** The next thing that one insert does: it arrives, or stores a part of a row, or ends. */
  advance(insert: Insert): void {
    if (insert.state === 'killed') this.#end(insert, withCode('Query was cancelled', '394'))
    else if (insert.state === 'sent') this.#arrive(insert)
    else this.#storePart(insert)
  }

  #arrive(insert: Insert): void {
    if (insert.token !== this.#fence && insert.token !== ANY_TOKEN)
      this.#end(insert, new Error('FENCED'))
    else insert.state = 'running'
  }

  #storePart(insert: Insert): void {
    const row = insert.rows[insert.at]
    if (row === undefined) this.#end(insert)
    else if (isDisposition(row)) this.dispositions.push(row)
    else if (this.#isPoison(row)) this.#end(insert, withCode('Cannot parse', '117'))
    else this.events.push(row)
    insert.at++
  }

  #end(insert: Insert, error?: Error): void {
    this.inserts.splice(this.inserts.indexOf(insert), 1)
    insert.answer(error)
  }

  all(): readonly Stored[] {
    return [...this.events, ...this.dispositions]
  }

  /** The statements of the protocol, each at once. */
  readonly statements: LandingStore = {
    raiseFence: async (token) => void (this.#fence = token),
    killInserts: async () => {
      for (const insert of this.inserts) if (insert.state === 'running') insert.state = 'killed'
    },
    countInserts: async () => this.inserts.filter(({ state }) => state !== 'sent').length,
    highestSettled: async (_log, from) => {
      const offsets = this.all().map(({ _offset }) => _offset)
      return offsets.reduce<bigint | undefined>(
        (highest, one) => (one >= from && (highest === undefined || one > highest) ? one : highest),
        undefined,
      )
    },
    storedOffsets: async ({ first, last }) =>
      new Set(this.events.map(({ _offset }) => _offset).filter((at) => at >= first && at <= last)),
    disposedOffsets: async ({ first, last }) =>
      new Map(
        this.dispositions
          .filter(({ _offset }) => _offset >= first && _offset <= last)
          .map((row) => [row._offset, row]),
      ),
    findSettled: async (ids) =>
      this.all()
        .filter(({ id }) => ids.includes(id))
        .map((row): SettledId => ({
          project: row.project_id,
          id: row.id,
          gateway: row._gateway,
          request: row._request,
          log: LOG,
          partition: row._partition,
          offset: row._offset,
          stored: !isDisposition(row),
        })),
    idHashesFrom: async (_log, from) => this.#hashes((offset) => offset >= from),
  }

  /** No more than a recall promises: what was settled below the start of the membership. */
  hashesBelow(start: bigint): readonly number[] {
    return this.#hashes((offset) => offset < start)
  }

  #hashes(isWanted: (offset: bigint) => boolean): readonly number[] {
    return this.all().flatMap(({ id, _offset }) => (isWanted(_offset) ? [hashOf(id)] : []))
  }
}
