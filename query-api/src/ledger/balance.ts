/**
 * The rule of the ledger: what one run acknowledged in one minute, beside what the log holds of it, and
 * why the two differ. Pure.
 *
 *   reported past the minute (or ended)?   yes: its figure is final.
 *                                          no, alive: counting; what is short is on its way.
 *                                          no, dead or unknown: the log may hold more than it reported;
 *                                          the higher of the two was acknowledged.
 *   short: on its way until everything of that minute is settled, then missing. What a dead run had put
 *          into its spool may still be on its disk, so that is on its way until it comes.
 *   over:  refused with 503 and in the log after all, as far as it said 503; the rest is surplus.
 */

/** How a run stands, as far as the ledger's topic has been read. */
export interface Standing {
  readonly standing: 'alive' | 'ended' | 'dead'
  /** Epoch milliseconds: all requests before are counted. */
  readonly reportedThrough: number
  /** Everything it acknowledged before is in the store, or will never be. Epoch milliseconds. */
  readonly settledTo: number
}

/** One run in one minute. */
export interface Line {
  /** Start of the minute, epoch milliseconds. */
  readonly minute: number
  /** Acknowledged and sent, as reported so far. */
  readonly accepted: number
  /** Stored, duplicate, filtered or quarantined. */
  readonly logged: number
  /** Refused with 503. */
  readonly unavailable: number
  /** Of the accepted ones: those that went into the spool. */
  readonly spooled: number
}

export interface Verdict {
  /** Its figure may still grow. */
  readonly counting: boolean
  /** Acknowledged beyond what was reported, known from the log. */
  readonly inferred: number
  readonly in_flight: number
  readonly missing: number
  readonly surplus: number
  readonly unconfirmed: number
}

export const MINUTE_MS = 60_000

/** The figure of a minute is final. */
const isReported = (minute: number, run: Standing): boolean =>
  run.standing === 'ended' || run.reportedThrough >= minute + MINUTE_MS

export const judge = (line: Line, run: Standing): Verdict => {
  const reported = isReported(line.minute, run)
  const inferred = reported ? 0 : Math.max(0, line.logged - line.accepted)
  const short = Math.max(0, line.accepted - line.logged)
  const over = reported ? Math.max(0, line.logged - line.accepted) : 0
  const settled = run.settledTo >= line.minute + MINUTE_MS
  const counting = !reported && run.standing === 'alive'
  const onDisk = run.standing === 'alive' ? 0 : Math.min(short, line.spooled)
  const in_flight = settled && !counting ? onDisk : short
  const unconfirmed = Math.min(over, line.unavailable)
  return {
    counting,
    inferred,
    in_flight,
    missing: short - in_flight,
    surplus: over - unconfirmed,
    unconfirmed,
  }
}

/** The state of a bucket or of a whole range: what is worst counts, then what is least certain. */
export const stateOf = (sum: {
  missing: number
  surplus: number
  counting: boolean
  in_flight: number
}): 'missing' | 'surplus' | 'counting' | 'in_flight' | 'balanced' => {
  if (sum.missing > 0) return 'missing'
  if (sum.surplus > 0) return 'surplus'
  if (sum.counting) return 'counting'
  return sum.in_flight > 0 ? 'in_flight' : 'balanced'
}
