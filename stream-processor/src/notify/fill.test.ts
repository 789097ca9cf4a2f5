import { expect, test } from 'vitest'
import { visibleHtml, fill, markup } from './fill.ts'
import { mailHtml } from './mail-html.ts'
import { testContent } from './test-content.ts'

test('values are escaped, markup is not, empty sections go', () => {
  const template = '{{a}}|{{{b}}}|{{#c}}<p>{{c}}</p>{{/c}}'
  expect(fill(template, { a: '<i>', c: '' }, { b: markup`<b>${'<x>'}</b>` })).toBe(
    '&lt;i&gt;|<b>&lt;x&gt;</b>|',
  )
})

test('a value is never a template', () => {
  expect(fill('{{a}}', { a: '{{b}}{{{b}}}{{#b}}' }, {})).toBe('{{b}}{{{b}}}{{#b}}')
})

test('a template that names nothing that is given ends the work', () => {
  expect(() => fill('{{a}}', {}, {})).toThrow('names a')
  expect(() => fill('{{{a}}}', { a: 'x' }, {})).toThrow('names a')
  expect(() => fill('{{ a }}', { a: 'x' }, {})).toThrow('without spaces')
})

test('invisible characters and markup of strangers do nothing', () => {
  expect(visibleHtml('a\u202eb\r\n<"&\'>')).toBe('a b &lt;&quot;&amp;&#39;&gt;')
})

test('every place of the template is filled', () => {
  const html = mailHtml(testContent('<Acme>', 'https://pulse.example.com/p/a/alerts'), '<Acme>')
  expect(html).not.toContain('{{')
  expect(html).toContain('This channel works')
  expect(html).toContain('&lt;Acme&gt;')
})
