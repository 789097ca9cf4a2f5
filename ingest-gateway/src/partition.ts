/**
 * Which partition a key belongs to: murmur2, as Java's and kafkajs' default partitioners compute it.
 * The producer library has the same function in BigInt, which is slower, and its default treats
 * the sign differently, so we pass this number along and the library only takes the remainder.
 */
const SEED = 0x9747b28c
const MULTIPLIER = 0x5bd1e995

/** A non-negative 31-bit hash of an ASCII key. */
export const partitionHash = (key: string): number => {
  const length = key.length
  let hash = SEED ^ length
  let at = 0
  for (; at + 4 <= length; at += 4) {
    let word =
      key.charCodeAt(at) |
      (key.charCodeAt(at + 1) << 8) |
      (key.charCodeAt(at + 2) << 16) |
      (key.charCodeAt(at + 3) << 24)
    word = Math.imul(word, MULTIPLIER)
    word ^= word >>> 24
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(word, MULTIPLIER)
  }
  if (at < length) {
    for (let shift = 0; at < length; at++, shift += 8) hash ^= key.charCodeAt(at) << shift
    hash = Math.imul(hash, MULTIPLIER)
  }
  hash ^= hash >>> 13
  hash = Math.imul(hash, MULTIPLIER)
  hash ^= hash >>> 15
  return hash & 0x7fffffff
}
