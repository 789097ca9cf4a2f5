/**
 * A device in words, from the User-Agent it signed in with: "Firefox on Linux". Only names of closed
 * lists come out, or the first word of a program, so a header cannot write sentences into our pages and
 * mails. It is what the client says of itself and proves nothing. Pure.
 */
type Rule = readonly [pattern: RegExp, name: string]

// Order matters: nearly every browser also claims to be the one below it.
const BROWSERS: readonly Rule[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPiOS|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bDuckDuckGo\//, 'DuckDuckGo'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly Rule[] = [
  [/\biPad\b/, 'iPadOS'],
  [/\b(iPhone|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
// What a program calls itself: curl/8.5.0, node, python-requests/2.31.
const PROGRAM = /^([A-Za-z][A-Za-z0-9_-]{0,39})(\/|$| )/

const named = (rules: readonly Rule[], userAgent: string): string | undefined =>
  rules.find(([pattern]) => pattern.test(userAgent))?.[1]

export const deviceOf = (userAgent: string): string => {
  const system = named(SYSTEMS, userAgent)
  const browser = named(BROWSERS, userAgent)
  if (browser !== undefined) return system === undefined ? browser : `${browser} on ${system}`
  const program = PROGRAM.exec(userAgent)?.[1]
  if (program !== undefined && program !== 'Mozilla') return program
  return system === undefined ? 'Unknown device' : `Unknown browser on ${system}`
}
