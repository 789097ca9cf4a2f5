import { expect, test } from 'vitest'
import { toMail } from './letter.ts'

const letter = {
  subject: 'Hello\r\nBcc: evil@example.com',
  before: ['<script>alert(1)</script> & "quotes"'],
  action: { label: '<b>Go</b>', url: 'https://pulse.example.com/reset#t=abc' },
  after: ["It's for you."],
}

test('HTML is escaped, text is as it is, the subject is one line', () => {
  const mail = toMail('a@example.com', letter)
  expect(mail.subject).toBe('Hello Bcc: evil@example.com')
  expect(mail.html).not.toMatch(/<script|<b>|It's/)
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;')
  expect(mail.html).toContain('href="https://pulse.example.com/reset#t=abc"')
  expect(mail.text).toBe(
    '<script>alert(1)</script> & "quotes"\n\n<b>Go</b>:\nhttps://pulse.example.com/reset#t=abc\n\nIt\'s for you.\n',
  )
})

test('nothing in the HTML is fetched', () => {
  expect(toMail('a@example.com', letter).html).not.toMatch(/src=|url\(|@import|<link/)
})

test.each([
  ['javascript:alert(1)', 'of the web'],
  ['data:text/html,x', 'of the web'],
  ['nonsense', 'Invalid URL'],
])('%s is no link', (url, problem) => {
  const action = { label: 'Go', url }
  expect(() => toMail('a@example.com', { ...letter, action })).toThrow(problem)
})

test('an address cannot leave its attribute', () => {
  const action = { label: 'Go', url: 'https://x.example/"onmouseover="alert(1)' }
  expect(toMail('a@example.com', { ...letter, action }).html).not.toContain('"onmouseover')
})
