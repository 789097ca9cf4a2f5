/**
 * `npm run screenshots`: every page with demo data at 1280 and 360 px in both themes, written to
 * docs/screenshots/<page>-<width>-<theme>.png. Starts a product of its own and ends it.
 */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openBrowser, openContext, THEMES, WIDTHS, type Theme, type Width } from './browser.ts'
import { storedIds } from './client.ts'
import { signInVisitor, visit, VISITS, type Place } from './pages.ts'
import { startProduct, type Product } from './product.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
const LARGEST_BYTES = 300_000
/** Charts draw and the live generator sends a few events. */
const SETTLE_MS = 1_500

const shoot = async (
  browser: Browser,
  product: Product,
  place: Place,
  width: Width,
  theme: Theme,
): Promise<void> => {
  for (const signedIn of [false, true]) {
    const context = await openContext(browser, width, theme)
    if (signedIn) await signInVisitor(context, product.runtime())
    const page = await context.newPage()
    for (const each of VISITS.filter((candidate) => candidate.signedIn === signedIn)) {
      await visit(page, product.runtime(), each, place)
      await sleep(each.name === 'live' ? 4 * SETTLE_MS : SETTLE_MS)
      const path = join(FOLDER, `${each.name}-${width}-${theme}.png`)
      await page.screenshot({ path })
      const { size } = await stat(path)
      console.log(`${each.name}-${width}-${theme}.png ${Math.round(size / 1000)} KB`)
      if (size > LARGEST_BYTES) throw new Error(`${path} is larger than ${LARGEST_BYTES} bytes.`)
    }
    await context.close()
  }
}

const placeOf = async (product: Product): Promise<Place> => {
  const { demo } = product.runtime()
  if (demo === null) throw new Error('The product was started without its demo.')
  const [eventId = ''] = await storedIds(product.runtime(), demo.id, "type = 'error'")
  return { project: demo.slug, eventId }
}

await mkdir(FOLDER, { recursive: true })
const product = await startProduct(['--demo'])
const browser = await openBrowser()
try {
  const place = await placeOf(product)
  for (const width of WIDTHS)
    for (const theme of THEMES) await shoot(browser, product, place, width, theme)
} finally {
  await browser.close()
  await product.stop()
}
