/**
 * Writes a time as `2026-11-24T09:00:00.250Z` straight into bytes. Each event of a batch has a time of
 * its own, and `toISOString` showed in the profile of large batches. Years 0 to 9999 only.
 */
export const ISO_LENGTH = 24

const DAY_MS = 86_400_000
const DATE_LENGTH = 10
const ZERO = 0x30

let lastDay = Number.NaN
let lastDate = Buffer.alloc(DATE_LENGTH)

/** The bytes of a day's date; times of one batch mostly lie on one day. */
const dateBytes = (day: number): Buffer => {
  if (day !== lastDay) {
    lastDate = Buffer.from(new Date(day * DAY_MS).toISOString().slice(0, DATE_LENGTH), 'latin1')
    lastDay = day
  }
  return lastDate
}

const writeDigits = (target: Buffer, at: number, value: number, length: number): void => {
  let rest = value
  for (let position = at + length - 1; position >= at; position--) {
    target[position] = ZERO + (rest % 10)
    rest = Math.floor(rest / 10)
  }
}

/** Writes 24 bytes from `at` on. */
export const writeIso = (target: Buffer, at: number, epochMs: number): void => {
  const day = Math.floor(epochMs / DAY_MS)
  const ms = epochMs - day * DAY_MS
  const date = dateBytes(day)
  for (let index = 0; index < DATE_LENGTH; index++) target[at + index] = date[index] ?? ZERO
  target[at + 10] = 0x54 // T
  writeDigits(target, at + 11, Math.floor(ms / 3_600_000), 2)
  target[at + 13] = 0x3a // :
  writeDigits(target, at + 14, Math.floor(ms / 60_000) % 60, 2)
  target[at + 16] = 0x3a // :
  writeDigits(target, at + 17, Math.floor(ms / 1_000) % 60, 2)
  target[at + 19] = 0x2e // .
  writeDigits(target, at + 20, ms % 1_000, 3)
  target[at + 23] = 0x5a // Z
}
