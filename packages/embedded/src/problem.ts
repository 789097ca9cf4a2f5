/**
 * A problem the person can fix, told in one sentence that names the fix. The launcher prints the
 * sentence alone, without a stack, and exits with 1; anything else is a fault of ours.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
}
