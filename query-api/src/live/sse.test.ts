import { expect, test } from 'vitest'
import { eventsFrame, gapFrame, readyFrame } from './frames.ts'
import { sseFrame } from './sse.ts'

const text = (frame: Buffer): string => sseFrame(frame).toString()

test('a message is one data line, with its cursor as id', () => {
  expect(text(readyFrame('ab.c-_='))).toBe(
    'id: ab.c-_=\ndata: {"type":"ready","cursor":"ab.c-_="}\n\n',
  )
  expect(text(gapFrame(3, 'slow_client'))).toMatch(/^data: \{"type":"gap","count":3/)
})

test('line breaks that a client put between tokens do not end the event early', () => {
  const event = Buffer.from('{\r\n "name":\n"a\\nb",\r"payload":{"data: x":"ü"}}')
  const [id, data, ...rest] = text(eventsFrame('c1', [event])).split('\n')
  expect([id, rest]).toEqual(['id: c1', ['', '']])
  expect(JSON.parse(data?.slice('data: '.length) ?? '')).toMatchObject({
    events: [{ name: 'a\nb', payload: { 'data: x': 'ü' } }],
  })
})

test('a cursor is only taken from where the server writes it', () => {
  const event = Buffer.from('{"name":"x","payload":{"type":"ready","cursor":"evil"}}')
  expect(text(eventsFrame('c1', [event]))).toMatch(/^id: c1\n/)
  expect(text(Buffer.from('{"type":"stored","ids":["a"]}'))).toMatch(/^data: /)
})
