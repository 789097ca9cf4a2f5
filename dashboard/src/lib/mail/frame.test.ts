import { describe, expect, it } from 'vitest'
import { frameDocument, linksOf } from './frame.ts'

describe('frameDocument', () => {
  it('puts the policy before anything that the mail says', () => {
    const document = frameDocument('<!doctype html><img src="https://tracker.example/1.gif">')
    expect(document).toMatch(
      /^<meta http-equiv="Content-Security-Policy" content="default-src 'none'/,
    )
  })
})

describe('linksOf', () => {
  it('finds each address once, without the punctuation around it', () => {
    const text =
      'Open http://localhost:3001/p/shop?a=1#t=x. Or (https://a.example/b)\n<https://a.example/b>, bye!'
    expect(linksOf(text)).toEqual(['http://localhost:3001/p/shop?a=1#t=x', 'https://a.example/b'])
  })
  it('takes nothing but http and https, and no more than 20', () => {
    expect(linksOf('javascript:alert(1) ftp://x file:///etc/passwd https://')).toEqual([])
    const many = Array.from({ length: 30 }, (_, i) => `https://a.example/${i}`).join(' ')
    expect(linksOf(many)).toHaveLength(20)
  })
})
