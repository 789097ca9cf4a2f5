/**
 * A change of the product's source as it is loaded, for one process: the product itself has no switches for
 * faults. A text that is not found, or found twice, is an error: a patch that does nothing would make a
 * test that proves nothing.
 */
export interface Patch {
  /** Path from the repository's root. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** @throws Error that names the patch whose text is not there exactly once */
export const applyPatches = (source: string, patches: readonly Patch[]): string =>
  patches.reduce((text, { file, find, replace }) => {
    const times = text.split(find).length - 1
    if (times !== 1)
      throw new Error(`${file} has ${times} times the text of a patch, not once:\n${find}`)
    return text.replace(find, () => replace)
  }, source)
