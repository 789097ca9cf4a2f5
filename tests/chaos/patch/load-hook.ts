/** Applies patches to modules as this process loads them; to be called before the program's own modules. */
import { registerHooks } from 'node:module'
import { applyPatches, type Patch } from './patches.ts'

export const patchModules = (patches: readonly Patch[]): void => {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      const own = patches.filter(({ file }) => url.endsWith(`/${file}`))
      if (own.length === 0) return loaded
      const source = loaded.source === undefined || loaded.source === null ? '' : loaded.source
      const text =
        typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString()
      return { ...loaded, source: applyPatches(text, own) }
    },
  })
}
