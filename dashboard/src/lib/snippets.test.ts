import { describe, expect, it } from 'vitest'
import { SNIPPETS, snippetOf } from './snippets.ts'

const target = { gateway: 'https://in.example:3000', key: 'pb_ingest_abc' }

describe('snippets', () => {
  it.each(SNIPPETS.map((each) => [each.id, each] as const))(
    '%s carries the real address and key',
    (_id, snippet) => {
      const text = snippet.write(target)
      expect(text).toContain('https://in.example:3000/v1/events')
      expect(text).toContain(`Bearer ${target.key}`)
      expect(text).not.toContain('undefined')
    },
  )
  it('has the body of curl as valid JSON', () => {
    const body = /-d '(.*)'$/.exec(snippetOf('curl').write(target))?.[1] ?? ''
    expect(JSON.parse(body)).toMatchObject({ type: 'error', name: 'NullPointerException' })
  })
  it('falls back to the first tab', () => {
    expect([snippetOf(null).id, snippetOf('cobol').id, snippetOf('swift').id]).toEqual([
      'curl',
      'curl',
      'swift',
    ])
  })
})
