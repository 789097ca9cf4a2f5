/** The page of the live feed names every close code and bound of the contract, by its present value. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LIVE_CLOSE, LIVE_LIMITS, LiveMessage } from '@pulseboard/contracts'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, 'live.md'), 'utf8')

test.each(Object.values(LIVE_CLOSE).map(([code]) => code))('close code %i', (code) => {
  expect(page).toMatch(new RegExp(`^\\| ${code} `, 'm'))
})

test.each(Object.entries(LIVE_LIMITS))('bound %s', (name, value) => {
  const shown = { clientBytes: value / 2 ** 20, drainMs: value / 1000 }[name] ?? value
  expect(page).toMatch(
    new RegExp(`^\\|[^|]+\\|\\s*${shown.toLocaleString('en')}( MiB)?\\s*\\|$`, 'm'),
  )
})

test.each(LiveMessage.anyOf.map(({ properties }) => properties.type.const))(
  'message %s',
  (type) => {
    expect(page).toContain(`| \`${type}\``)
  },
)
