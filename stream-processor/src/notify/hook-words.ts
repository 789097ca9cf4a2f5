/** An event of an incident in a title and a sentence, for programs and chats; times are UTC. Pure. */
import type { NoticeSource } from '@pulseboard/db'
import { clock, duration } from './numbers.ts'
import { headline, limitWords, ruleWords } from './rule-words.ts'

const titleOf = (source: NoticeSource): string => {
  const { settings, group_key: group, rule_name: name } = source
  const whose = group === '' ? name : `${name} (${group})`
  const lasts = duration(source.at.getTime() - source.started_at.getTime())
  if (source.kind === 'resolved') return `${whose}: resolved after ${lasts}`
  const limit = limitWords(settings)
  const value = `${headline(settings, source.data.value ?? source.value)}${limit === '' ? '' : ` (${limit})`}`
  if (source.kind === 'fired')
    return `${whose}: ${value} since ${clock(source.started_at.getTime(), 'UTC')}`
  return `${whose}: ${source.kind === 'refired' ? 'again' : 'still'} ${value}, for ${lasts}`
}

export const hookWords = (source: NoticeSource): { title: string; text: string } => ({
  title: titleOf(source),
  text: source.data.words ?? ruleWords(source.settings),
})
