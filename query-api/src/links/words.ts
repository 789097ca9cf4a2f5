/** What the page of a link says before and after its button was pressed. Pure. */
import type { LinkTarget } from '@pulseboard/db'
import type { LinkAction } from '@pulseboard/runtime'

export interface LinkWords {
  readonly title: string
  readonly text: string
  readonly button: string
  /** After it is done. */
  readonly done: string
}

export const wordsOf = (action: LinkAction, target: LinkTarget): LinkWords => {
  const rule = target.rule_name ?? 'this rule'
  const incident = `incident #${target.incident_number ?? ''}`
  switch (action) {
    case 'acknowledge':
      return {
        title: `Look after ${incident}`,
        text: `Everybody in ${target.project_name} sees that you are looking after ${incident} of “${rule}”.`,
        button: 'I look after it',
        done: `You look after ${incident} now. If somebody was quicker, they do.`,
      }
    case 'silence':
      return {
        title: `Silence “${rule}” for an hour`,
        text: `Nobody is told of “${rule}” in ${target.project_name} for one hour. Its incidents are still written down.`,
        button: 'Silence for 1 hour',
        done: `“${rule}” is silent for one hour. Members can end that earlier in the project's alerts.`,
      }
    case 'mute':
      return {
        title: `No more mails of “${rule}”`,
        text: `${target.email} gets no more mails of “${rule}” in ${target.project_name}. Others are told as before.`,
        button: 'Stop these mails',
        done: `${target.email} gets no more mails of “${rule}”. You can change that in your account.`,
      }
    default:
      return {
        title: `No more digests of ${target.project_name}`,
        text: `${target.email} gets no more digests of ${target.project_name}.`,
        button: 'Stop the digest',
        done: `${target.email} gets no more digests of ${target.project_name}. You can change that in its settings.`,
      }
  }
}
