/**
 * Mail templates: MJML, which knows the quirks of mail programs, compiled to HTML that is committed, so
 * that no service needs the compiler. A mistake in a template, or anything that a reader's program would
 * fetch from elsewhere, ends the generation.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const FOLDER = 'stream-processor/src/notify/templates'
const TEMPLATES = ['notice'] as const

interface Compiled {
  readonly html: string
  readonly errors: readonly { readonly formattedMessage: string }[]
}
type Compile = (mjml: string, options: Readonly<Record<string, unknown>>) => Compiled

/** The compiler without dependencies is made for browsers: it looks for their global object. */
const loadCompiler = (): Compile => {
  Object.assign(globalThis, { window: globalThis })
  try {
    return createRequire(import.meta.url)('mjml-browser') as Compile
  } finally {
    Reflect.deleteProperty(globalThis, 'window')
  }
}

/** Line by line without indentation and empty lines: half the bytes, and still a diff that can be read. */
const compact = (html: string): string =>
  html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

const REMOTE = /<img|<link|@import|url\(|src=/i

const compileTemplate = (compile: Compile, name: string, mjml: string): string => {
  const { html, errors } = compile(mjml, { fonts: {}, validationLevel: 'strict', minify: false })
  const [error] = errors
  if (error !== undefined) throw new Error(`${name}.mjml: ${error.formattedMessage}`)
  const small = compact(html)
  if (REMOTE.test(small)) throw new Error(`${name}.mjml would fetch something from elsewhere.`)
  return small
}

const toSource = (name: string, html: string): string => {
  const constant = `${name.toUpperCase().replaceAll('-', '_')}_HTML`
  const text = html.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
  return `/** Compiled from ${name}.mjml by \`npm run generate\`. Do not edit. */\nexport const ${constant} = \`${text}\`\n`
}

/** Path → text of each compiled template. */
export const mailTemplates = async (): Promise<readonly (readonly [string, string])[]> => {
  const compile = loadCompiler()
  return Promise.all(
    TEMPLATES.map(async (name) => {
      const mjml = await readFile(join(ROOT, FOLDER, `${name}.mjml`), 'utf8')
      return [`${FOLDER}/${name}.ts`, toSource(name, compileTemplate(compile, name, mjml))] as const
    }),
  )
}
