import { describe, expect, it } from 'vitest'
import { isFiltered, readFilters } from './read-filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))

describe('readFilters', () => {
  it('reads what is on the lists and free text', () => {
    expect(read('type=error&level=fatal&name=X&user_id=u1&search=cart')).toEqual({
      type: 'error',
      level: 'fatal',
      name: 'X',
      user_id: 'u1',
      search: 'cart',
    })
  })
  it('leaves the rest out', () => {
    expect(read('type=crash&level=&from=now-1h')).toEqual({})
    expect(isFiltered(read('from=now-1h'))).toBe(false)
    expect(read(`search=${'x'.repeat(500)}`).search).toHaveLength(200)
  })
})
