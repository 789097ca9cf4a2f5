/**
 * A real Chromium that comes from npm: no download, no system package. Started with few switches of its
 * own: the security of pages stays on, so that a page which breaks its content policy is seen to.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import chromiumPackage, { inflate } from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

export type Theme = 'light' | 'dark'
export const THEMES: readonly Theme[] = ['light', 'dark']
export const WIDTHS = [1280, 360] as const
export type Width = (typeof WIDTHS)[number]

const SWITCHES = [
  // Chromium refuses to run as root with its sandbox; the pages are our own.
  '--no-sandbox',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
]

/** The package's own fonts, where a system has none. */
const fontEnvironment = (): Record<string, string> =>
  existsSync('/usr/share/fonts') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }

/** The package's own system libraries, for a machine without NSS. */
const libraryEnvironment = async (): Promise<Record<string, string>> => {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const folder = await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'))
  return { LD_LIBRARY_PATH: join(folder, 'lib') }
}

const launch = async (env: Readonly<Record<string, string>>): Promise<Browser> =>
  chromium.launch({
    executablePath: await chromiumPackage.executablePath(),
    args: SWITCHES,
    // Pages keep room for a scroll bar: hidden, it would be a bare stripe.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    env: { ...fontEnvironment(), ...env },
  })

export const openBrowser = async (): Promise<Browser> => {
  try {
    return await launch({})
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error
    return launch(await libraryEnvironment())
  }
}

/** A visitor with a screen and a theme, signed in to nothing. */
export const openContext = (
  browser: Browser,
  width: Width,
  theme: Theme,
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width, height: width === 360 ? 780 : 800 },
    // A phone draws its scroll bars over the page.
    isMobile: width === 360,
    hasTouch: width === 360,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })

/** Everything that a page complained about: errors on the console, uncaught errors, failed requests. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}
