/** The test of a channel: says that it works, and that nothing is wrong. Pure. */
import { EMPTY, type NoticeContent } from './content.ts'

export const testContent = (project: string, url: string): NoticeContent => ({
  ...EMPTY,
  tone: 'info',
  label: 'Test',
  title: 'This channel works',
  lead: `Alerts of ${project} reach you here. Nothing is wrong: somebody pressed "Send test".`,
  actions: [{ label: 'Open alerts', url }],
})
