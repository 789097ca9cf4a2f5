/**
 * Who is told of an event of an incident, and by what: one notice for each channel and recipient. Pure.
 *
 *   silenced                         → skipped, whoever it is
 *   a resolution                     → only to those who were told that it began
 *   a reader in several channels     → mailed by the first of them
 *   opted out, address unconfirmed   → skipped, with the reason
 *   written over an hour late        → held for the one mail about the time we were down
 *   ten mails in ten minutes         → held for one mail about the rest
 */
import { CAUGHT_UP_MS } from '@pulseboard/contracts'
import type { ChannelRow, NewNotice, NoticeSource, ReaderRow, ToldNotice } from '@pulseboard/db'

/** Mails to one reader in `CAP_MS`; what is over it is folded. */
const MOST_MAILS = 10
export const CAP_MS = 600_000

export interface PlanInput {
  readonly source: NoticeSource
  /** Of the project, deleted ones aside. */
  readonly channels: readonly ChannelRow[]
  readonly readers: readonly ReaderRow[]
  readonly told: readonly ToldNotice[]
  readonly optedOut: ReadonlySet<string>
  /** Mails of the last ten minutes by reader. */
  readonly recentMails: ReadonlyMap<string, number>
  readonly isSilenced: boolean
  readonly mailUnconfirmed: boolean
  readonly newId: () => string
}

/** Why a notice is not sent now. */
type Reason = 'silenced' | 'opted_out' | 'unconfirmed' | 'over_already' | 'caught_up' | 'too_many'
type Fate =
  { readonly state: 'waiting' } | { readonly state: 'held' | 'skipped'; readonly reason: Reason }

const SEND: Fate = { state: 'waiting' }
const skip = (reason: Reason): Fate => ({ state: 'skipped', reason })
const hold = (reason: Reason): Fate => ({ state: 'held', reason })

const isCaughtUp = ({
  at,
  written_at: writtenAt,
}: Pick<NoticeSource, 'at' | 'written_at'>): boolean =>
  writtenAt.getTime() - at.getTime() > CAUGHT_UP_MS

/** The channels that the rule names; those of the project where it names none that is left. */
const channelsOf = ({ source, channels }: PlanInput): ChannelRow[] => {
  const named = channels.filter(({ id }) => source.channels.includes(id))
  const chosen =
    named.length > 0 ? named : channels.filter(({ is_default: isDefault }) => isDefault)
  return chosen.filter(({ enabled }) => enabled)
}

/** Readers whom a mail channel reaches. */
export const readersOf = (
  { target }: Pick<ChannelRow, 'target'>,
  readers: readonly ReaderRow[],
): readonly ReaderRow[] => {
  if (target.kind !== 'email') return []
  const { members } = target
  return members === 'all' ? readers : readers.filter(({ user_id: id }) => members.includes(id))
}

const fateOfMail = (reader: ReaderRow, input: PlanInput): Fate => {
  const { source, optedOut, recentMails, mailUnconfirmed, isSilenced } = input
  if (isSilenced) return skip('silenced')
  if (optedOut.has(reader.user_id)) return skip('opted_out')
  if (reader.email_verified_at === null && !mailUnconfirmed) return skip('unconfirmed')
  if (isCaughtUp(source)) return hold('caught_up')
  return (recentMails.get(reader.user_id) ?? 0) >= MOST_MAILS ? hold('too_many') : SEND
}

/** Programs want to know everything; who only reads along need not hear of what is over. */
const fateOfHook = ({ kind }: ChannelRow, { source, isSilenced }: PlanInput): Fate => {
  if (isSilenced) return skip('silenced')
  const isOver = isCaughtUp(source) && source.resolved_at !== null
  return isOver && kind !== 'webhook' ? skip('over_already') : SEND
}

/** Notices of one event, in the order in which they are sent. */
export const planNotices = (input: PlanInput): NewNotice[] => {
  const { source, told, newId } = input
  const mailed = new Set<string>()
  const notice = (channelId: string, recipient: string, fate: Fate): NewNotice[] => {
    const before = told.find(
      (each) => each.channel_id === channelId && each.recipient === recipient,
    )
    if (source.kind === 'resolved' && before === undefined) return []
    return [
      {
        id: newId(),
        kind: source.kind,
        eventId: source.event_id,
        incidentId: source.incident_id,
        projectId: source.project_id,
        channelId,
        recipient,
        state: fate.state,
        reason: fate.state === 'waiting' ? null : fate.reason,
        answers: before?.id ?? null,
      },
    ]
  }
  return channelsOf(input).flatMap((channel) => {
    if (channel.kind !== 'email') return notice(channel.id, '', fateOfHook(channel, input))
    return readersOf(channel, input.readers).flatMap((reader) => {
      if (mailed.has(reader.user_id)) return []
      mailed.add(reader.user_id)
      return notice(channel.id, reader.user_id, fateOfMail(reader, input))
    })
  })
}
