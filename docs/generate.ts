/**
 * Writes every generated document from the contracts and the configuration tables: JSON Schemas, golden
 * messages, AsyncAPI, OpenAPI, the types of the dashboard's client, the pages of error codes and limits, `.env.example`, compiled mails.
 * `--check` writes nothing and fails, naming each file, when one is missing, stale or left over, and each
 * change of the HTTP document that breaks clients of the last release. `--release` makes the document of now
 * the one that is promised.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { CLIENT_FILE, clientTypes } from '../dashboard/scripts/generate-client.ts'
import { asyncApi } from './generate/asyncapi.ts'
import { envExample } from './generate/env-example.ts'
import { errorsPage } from './generate/errors-page.ts'
import { goldenMessages } from './generate/golden-messages.ts'
import { json } from './generate/json.ts'
import { brokenPromises, promise } from './compatibility/released.ts'
import { limitsPage } from './generate/limits-page.ts'
import { mailTemplates } from './generate/mail-templates.ts'
import { openApi } from './generate/openapi.ts'
import { schemas } from './generate/schemas.ts'

const ROOT = join(import.meta.dirname, '..')
/** Folders in which every file is generated: what is not written by this program is stale there. */
const OWNED = ['docs/schemas', 'docs/schemas/examples']

/** Every generated file: path from the root → text. */
const documents = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...schemas().map(
      ({ name, schema }) => [`docs/schemas/${name}.schema.json`, json(schema)] as const,
    ),
    ...goldenMessages().map(
      ({ file, message }) => [`docs/schemas/examples/${file}.json`, json(message)] as const,
    ),
    ['docs/asyncapi.json', json(asyncApi())],
    ['docs/openapi.json', json(openApi())],
    ['docs/errors.md', errorsPage()],
    ['docs/limits.md', limitsPage()],
    ['.env.example', envExample()],
    [CLIENT_FILE, await clientTypes(openApi())],
    ...(await mailTemplates()),
  ])

const leftOver = async (wanted: ReadonlyMap<string, string>): Promise<string[]> => {
  const found: string[] = []
  for (const folder of OWNED) {
    const entries = await readdir(join(ROOT, folder), { withFileTypes: true }).catch(() => [])
    found.push(...entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`))
  }
  return found.filter((path) => !wanted.has(path))
}

const stale = async (wanted: ReadonlyMap<string, string>): Promise<string[]> => {
  const paths: string[] = []
  for (const [path, text] of wanted) {
    const present = await readFile(join(ROOT, path), 'utf8').catch(() => undefined)
    if (present !== text) paths.push(path)
  }
  return paths
}

const write = async (wanted: ReadonlyMap<string, string>): Promise<void> => {
  for (const path of await leftOver(wanted)) await rm(join(ROOT, path))
  for (const path of await stale(wanted)) {
    const target = join(ROOT, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, wanted.get(path) ?? '')
    console.log(`wrote ${relative(process.cwd(), target)}`)
  }
}

const checkDrift = async (wanted: ReadonlyMap<string, string>): Promise<boolean> => {
  const drifted = [...(await stale(wanted)), ...(await leftOver(wanted))]
  for (const path of drifted) console.error(`${path} is not what the sources say`)
  if (drifted.length > 0) console.error('Run: npm run generate')
  return drifted.length === 0
}

const checkPromises = async (): Promise<boolean> => {
  const broken = await brokenPromises(openApi())
  for (const line of broken) console.error(`breaks clients of the last release: ${line}`)
  if (broken.length > 0)
    console.error(
      'Within v1 things are only added: bring back what is gone. Of what was never released: node docs/generate.ts --release',
    )
  return broken.length === 0
}

if (process.argv.includes('--release')) await promise(openApi())
else if (process.argv.includes('--check')) {
  const isGood = [await checkDrift(await documents()), await checkPromises()]
  process.exitCode = isGood.includes(false) ? 1 : 0
} else await write(await documents())
