/**
 * Which known word a mistyped one most likely meant: the guess in "did you mean". Pure; never guesses
 * when the words are far apart, and never spends time on a long one.
 */

const MAX_LENGTH = 40
const MAX_DISTANCE = 3

/** Edits (insert, delete, replace) that turn one word into the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The candidate that a mistyped word most likely meant. */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  if (word.length > MAX_LENGTH) return undefined
  const ranked = candidates
    .map((candidate) => [candidate, distance(word.toLowerCase(), candidate)] as const)
    .toSorted((a, b) => a[1] - b[1])
  const best = ranked[0]
  return best !== undefined && best[1] <= MAX_DISTANCE ? best[0] : undefined
}
