/**
 * `node tests/e2e/mail-screenshots.ts`: each mail as a reader's program shows it, at 360 and 1280 px in
 * both themes, written to docs/screenshots/mail/<mail>-<width>-<theme>.png. Needs a browser and no stores.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { alertContent } from '../../stream-processor/src/notify/alert-content.ts'
import type { NoticeContent } from '../../stream-processor/src/notify/content.ts'
import { foldContent } from '../../stream-processor/src/notify/fold-content.ts'
import { mailHtml } from '../../stream-processor/src/notify/mail-html.ts'
import { testContent } from '../../stream-processor/src/notify/test-content.ts'
import { openBrowser, openContext, THEMES, WIDTHS } from './browser.ts'
import { aView, someFolded } from './sample-mails.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots', 'mail')
const PROJECT = 'Acme Mobile'

const mails: Readonly<Record<string, { content: NoticeContent; project: string }>> = {
  alert: { content: alertContent(aView('fired')), project: PROJECT },
  'still-firing': { content: alertContent(aView('reminder')), project: PROJECT },
  resolved: { content: alertContent(aView('resolved')), project: PROJECT },
  'caught-up': {
    content: foldContent({
      kind: 'caught_up',
      rows: someFolded,
      timeZone: 'Europe/Berlin',
      publicUrl: 'https://pulse.example.com',
    }),
    project: 'PulseBoard',
  },
  test: {
    content: testContent(PROJECT, 'https://pulse.example.com/p/acme/alerts'),
    project: PROJECT,
  },
}

await mkdir(FOLDER, { recursive: true })
const browser = await openBrowser()
try {
  for (const width of WIDTHS)
    for (const theme of THEMES) {
      const context = await openContext(browser, width, theme)
      const page = await context.newPage()
      for (const [name, { content, project }] of Object.entries(mails)) {
        const html = mailHtml(content, project)
        await page.setContent(html)
        const path = join(FOLDER, `${name}-${width}-${theme}.png`)
        await page.screenshot({ path, fullPage: true })
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        )
        console.log(
          `${name}-${width}-${theme}.png, ${html.length} bytes${overflow === true ? ', scrolls sideways' : ''}`,
        )
      }
      await context.close()
    }
} finally {
  await browser.close()
}
