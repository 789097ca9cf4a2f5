import { execFileSync } from 'node:child_process'
import { anEvent, EVENT_TYPES, EventInput, LEVELS } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { clocksOf } from './clocks.ts'
import { eventCurl, eventJson, INPUT_FIELDS, shellQuote } from './event-text.ts'
import { LEVEL_NAMES, TYPE_NAMES } from './kinds.ts'
import { eventSummary, stackLines } from './stack.ts'

describe('clocksOf', () => {
  it('shows the correction of a wrong device clock', () => {
    const event = anEvent({
      timestamp: '2026-11-24T07:00:00.000Z',
      sent_at: Date.parse('2026-11-24T07:00:01.000Z'),
      received_at: '2026-11-24T09:00:01.500Z',
      occurred_at: '2026-11-24T09:00:00.500Z',
    })
    expect(clocksOf(event)).toMatchObject({ correction: 7_200_500, delay: 1000 })
  })
  it('has no correction where the client sent no time', () => {
    const { timestamp: _, ...rest } = anEvent()
    expect(clocksOf(rest)).toMatchObject({ claimed: null, sent: null, correction: 0 })
  })
})

describe('copies', () => {
  it('sends only what a client may send', () => {
    expect([...INPUT_FIELDS, 'id'].sort()).toEqual(Object.keys(EventInput.properties).sort())
    const text = eventCurl(anEvent(), 'http://gateway')
    expect(text).toContain('curl http://gateway/v1/events')
    expect(text).not.toMatch(/project_id|received_at|"id"/)
  })
  it('survives a shell, whatever strangers put in', () => {
    const hostile = `it's $(id) \`id\` "x" \\ \n end`
    expect(execFileSync('sh', ['-c', `printf %s ${shellQuote(hostile)}`]).toString()).toBe(hostile)
  })
  it('is the whole event as JSON', () => {
    expect(JSON.parse(eventJson(anEvent()))).toEqual(anEvent())
  })
})

describe('stackLines', () => {
  it('joins frames and marks libraries', () => {
    const frames = [
      { function: 'pay', module: 'Cart', file: 'cart.ts', line: 3, column: 9, in_app: true },
      { file: 'vendor.js', in_app: false },
    ]
    expect(stackLines({ frames })).toEqual([
      { what: 'Cart.pay', where: 'cart.ts:3:9', own: true },
      { what: '(anonymous)', where: 'vendor.js', own: false },
    ])
  })
  it('keeps text as it is and copes with nothing', () => {
    expect(stackLines({ stack: 'TypeError: x\n\n  at y' }).map(({ what }) => what)).toEqual([
      'TypeError: x',
      '  at y',
    ])
    expect([stackLines(undefined), stackLines({})]).toEqual([[], []])
  })
})

describe('words', () => {
  it('summarises errors and metrics', () => {
    expect(eventSummary(anEvent({ error: { message: 'boom' } }))).toBe('boom')
    expect(eventSummary(anEvent({ type: 'metric', value: 812, unit: 'ms' }))).toBe('812 ms')
    expect(eventSummary(anEvent())).toBe('')
  })
  it('has the kinds of the contract', () => {
    expect([TYPE_NAMES, LEVEL_NAMES]).toEqual([EVENT_TYPES, LEVELS])
  })
})
