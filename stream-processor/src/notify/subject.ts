/**
 * Subjects of mails: at most 78 characters with `Re: `, the value before the words, names cut before
 * numbers. An answer repeats the subject of the mail that it answers, so that both are one conversation.
 */
import { headerLine, type HeaderLine } from '@pulseboard/runtime'
import { clock } from './numbers.ts'
import { headline, limitWords } from './rule-words.ts'
import type { AlertView } from './view.ts'

const MOST_CHARACTERS = 78
const RE = 'Re: '
const MOST_PROJECT = 24

const cut = (text: string, most: number): string => {
  const characters = Array.from(text)
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const withProject = (name: string, rest: string): string => {
  const project = cut(headerLine(name), MOST_PROJECT)
  return `[${project}] ${cut(rest, MOST_CHARACTERS - RE.length - Array.from(project).length - 3)}`
}

/** What tells the rule from others of its kind: the group, or a name that says more than the value. */
const nameOf = ({ source }: AlertView): string => {
  if (source.group_key !== '') return source.group_key
  const words = headline(source.settings, null).toLowerCase()
  const name = source.rule_name.toLowerCase()
  return words.includes(name) ? '' : source.rule_name
}

/** Of the mail that tells of an incident first. */
export const alertSubject = (view: AlertView): HeaderLine => {
  const { source, timeZone } = view
  const { settings } = source
  const limit = limitWords(settings)
  const since = `since ${clock(source.started_at.getTime(), timeZone)}`
  const figures = `${headline(settings, source.data.value ?? source.value)}${limit === '' ? '' : ` (${limit})`} ${since}`
  const project = Array.from(cut(headerLine(source.project_name), MOST_PROJECT)).length
  const room = MOST_CHARACTERS - RE.length - project - 3 - Array.from(figures).length - 2
  const name = headerLine(nameOf(view))
  // A name of two letters says nothing: then the figures stand alone.
  const prefix = name === '' || room < 6 ? '' : `${cut(name, room)}: `
  return headerLine(withProject(source.project_name, `${prefix}${figures}`))
}

export const replySubject = (first: string): HeaderLine =>
  headerLine(first.startsWith(RE) ? first : `${RE}${first}`)

export const productSubject = (text: string): HeaderLine =>
  headerLine(withProject('PulseBoard', text))
export const testSubject = (project: string): HeaderLine =>
  headerLine(withProject(project, 'Test: alerts of this project reach you'))
