/** A bounded map: at its bound the entry that was unused for longest goes. */
export interface Lru<T> {
  /** Reading makes an entry young again. */
  get(key: string): T | undefined
  set(key: string, value: T): void
  delete(key: string): void
  deleteWhere(matches: (value: T) => boolean): void
  clear(): void
  readonly size: number
}

export const createLru = <T>(maxEntries: number): Lru<T> => {
  // A Map keeps the order of insertion, so its first key is the oldest.
  const entries = new Map<string, T>()
  const set = (key: string, value: T): void => {
    entries.delete(key)
    entries.set(key, value)
    const [oldest] = entries.keys()
    if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
  }
  return {
    get: (key) => {
      const value = entries.get(key)
      if (value !== undefined) set(key, value)
      return value
    },
    set,
    delete: (key) => void entries.delete(key),
    deleteWhere: (matches) => {
      for (const [key, value] of entries) if (matches(value)) entries.delete(key)
    },
    clear: () => entries.clear(),
    get size() {
      return entries.size
    },
  }
}
