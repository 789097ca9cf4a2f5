/** What axe finds on a page, one line a violation, by the rules of WCAG 2.2 A and AA and its best practices. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const violationsOf = async (page: Page): Promise<string[]> => {
  // Evaluated, not added as a script element: the page's content policy forbids strangers' scripts.
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async (tags) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe }
    const results = await engine.run({ runOnly: tags })
    return results.violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }))
  }, TAGS)
  return violations.map(({ id, targets }) => `${id}: ${targets.slice(0, 3).join(' | ')}`)
}
