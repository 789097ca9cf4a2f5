import { describe, expect, it } from 'vitest'
import { toClient, toUpstream } from './forwarded.ts'

const hop = { peer: '203.0.113.9', protocol: 'https', upstream: '127.0.0.1:3002' }

describe('toUpstream', () => {
  it('appends the client to X-Forwarded-For and tells host and scheme', () => {
    const headers = {
      host: 'pulse.example',
      'x-forwarded-for': '198.51.100.1',
      origin: 'https://x',
    }
    expect(toUpstream(headers, hop)).toEqual({
      host: '127.0.0.1:3002',
      origin: 'https://x',
      'x-forwarded-for': '198.51.100.1, 203.0.113.9',
      'x-forwarded-host': 'pulse.example',
      'x-forwarded-proto': 'https',
    })
  })
  it('ends hop-by-hop headers, also those that Connection names', () => {
    const headers = {
      connection: 'close, X-Secret',
      'x-secret': '1',
      te: 'trailers',
      accept: '*/*',
    }
    const sent = toUpstream(headers, hop)
    expect(sent).toMatchObject({ accept: '*/*' })
    expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['connection']))
    expect(sent).not.toHaveProperty('x-secret')
    expect(sent).not.toHaveProperty('te')
  })
  it('keeps what an upgrade needs', () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' }
    expect(toUpstream(headers, hop, ['connection', 'upgrade'])).toMatchObject(headers)
  })
  it('does not trust the scheme that a client claims', () => {
    expect(toUpstream({ 'x-forwarded-proto': 'gopher' }, hop)['x-forwarded-proto']).toBe('https')
  })
})

describe('toClient', () => {
  it('keeps cookies and leaves the framing to Node', () => {
    const headers = { 'set-cookie': ['a=1', 'b=2'], 'transfer-encoding': 'chunked' }
    expect(toClient(headers)).toEqual({ 'set-cookie': ['a=1', 'b=2'] })
  })
})
