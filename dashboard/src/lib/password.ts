/** What is wrong with a new password, in words, or nothing: pure. The limit is the one of bcrypt, in bytes. */
const MIN_BYTES = 8
const MAX_BYTES = 72

export function passwordHint(password: string): string {
  const bytes = new TextEncoder().encode(password).length
  if (bytes < MIN_BYTES) return `Use at least ${MIN_BYTES} characters.`
  if (bytes > MAX_BYTES) return `Use at most ${MAX_BYTES} bytes; this has ${bytes}.`
  return ''
}
