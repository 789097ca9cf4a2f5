/** The load is what it says: distinct, valid, of the stated size, and the same every time. */
import { EventInput } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { describe, expect, it } from 'vitest'
import { prepareBodies } from './bodies.ts'
import { corpus, CORPUS_SIZE } from './corpus.ts'

const NOW = Date.UTC(2026, 10, 24)

describe('the corpus', () => {
  const events = corpus(NOW)

  it('holds 10,000 distinct valid events of 300 to 400 bytes on average', () => {
    const isEvent = compile(EventInput)
    const texts = events.map((event) => JSON.stringify({ id: crypto.randomUUID(), ...event }))
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(CORPUS_SIZE)
    expect(events.filter((event) => isEvent(event) !== null)).toEqual([])
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
    expect(mean).toBeGreaterThan(300)
    expect(mean).toBeLessThan(400)
  })

  it('is the same for the same time', () => {
    expect(corpus(NOW)).toEqual(events)
  })
})

describe('prepared bodies', () => {
  it('carry a fresh id in every event of every take', () => {
    const bodies = prepareBodies({ events: corpus(NOW, 30), batch: 10, run: 7, head: () => '' })
    const ids = new Set<string>()
    for (let take = 0; take < 6; take += 1) {
      const body = bodies.take()
      const batch = JSON.parse(body.bytes.toString()) as { id: string }[]
      for (const { id } of batch) ids.add(id)
      bodies.release(body)
    }
    expect(ids.size).toBe(60)
    expect([...ids].every((id) => /^00000007-0000-7000-8000-[0-9a-f]{12}$/.test(id))).toBe(true)
  })

  it('are single objects when the batch is one', () => {
    const bodies = prepareBodies({ events: corpus(NOW, 3), batch: 1, run: 1, head: () => 'HEAD' })
    const text = bodies.take().bytes.toString()
    expect(text.startsWith('HEAD{"id":"00000001-')).toBe(true)
  })
})
