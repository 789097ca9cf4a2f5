import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ciede2000, contrast, difference, VISIONS, type Vision } from './colour-science.ts'
import { CHART_BACKGROUND, CHART_INK, PALETTE, type Theme } from './palette.ts'

const colours = Object.entries(PALETTE)
const pairs = colours.flatMap(([a, one], i) =>
  colours.slice(i + 1).map(([b, two]) => [a, b, one, two] as const),
)
const themes = Object.keys(CHART_BACKGROUND) as Theme[]

describe('colour science', () => {
  it('agrees with published values', () => {
    // Two rows of the test data of Sharma, Wu and Dalal, 2005.
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4)
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
  })
})

describe('palette', () => {
  it.each(colours)('%s stands out on both backgrounds', (_name, hex) => {
    for (const theme of themes) {
      expect(contrast(hex, CHART_BACKGROUND[theme])).toBeGreaterThanOrEqual(3)
    }
  })
  it.each(Object.keys(VISIONS) as Vision[])('any two differ in %s vision', (vision) => {
    const close = pairs
      .map(([a, b, one, two]) => [a, b, difference(one, two, vision)] as const)
      .filter(([, , distance]) => distance < 13.9)
    expect(close).toEqual([])
  })
  it.each(themes)('chart text is readable in the %s theme', (theme) => {
    expect(contrast(CHART_INK[theme].text, CHART_BACKGROUND[theme])).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the page colours in app.css', () => {
  const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8')
  const tokens = new Map(
    [...css.matchAll(/--color-([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
    ),
  )
  const token = (name: string) => tokens.get(name) ?? { light: '#000000', dark: '#000000' }

  it('has cards of exactly the chart backgrounds', () => {
    expect(token('card')).toEqual(CHART_BACKGROUND)
  })
  const texts = ['ink', 'soft', 'faint', 'accent', 'danger', 'ok', 'warn']
  const grounds = ['page', 'card', 'sunken']
  it.each(themes)('every text colour is readable on every ground in the %s theme', (theme) => {
    const weak = texts.flatMap((text) =>
      grounds
        .map((ground) => ({ text, ground, c: contrast(token(text)[theme], token(ground)[theme]) }))
        .filter(({ c }) => c < 4.5),
    )
    expect(weak).toEqual([])
  })
  it.each(themes)('fills, soft fills and borders hold in the %s theme', (theme) => {
    const at = (name: string) => token(name)[theme]
    expect(contrast(at('on-fill'), at('accent-fill'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(at('on-fill'), at('danger-fill'))).toBeGreaterThanOrEqual(4.5)
    for (const name of ['danger', 'ok', 'warn', 'accent']) {
      expect(contrast(at(name), at(`${name}-soft`)), name).toBeGreaterThanOrEqual(4.5)
    }
    for (const ground of grounds) {
      expect(contrast(at('edge'), at(ground)), ground).toBeGreaterThanOrEqual(3)
      expect(contrast(at('focus'), at(ground)), ground).toBeGreaterThanOrEqual(3)
    }
  })
})
