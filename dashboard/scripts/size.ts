/**
 * Prints the JavaScript that each route loads, gzipped, and fails above the budgets: `npm run size`
 * after a build. A route is the entry, its layouts and its page with all static imports; what is
 * imported lazily is listed apart and does not count for the route.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

const OUT = new URL('../.svelte-kit/output/client/', import.meta.url)
const BUDGET_KB = { auth: 60, open: 90, shell: 90, route: 40, charts: 255 }

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', OUT), 'utf8')) as Record<
  string,
  Chunk
>
const sizes = new Map<string, number>()

function sizeOf(file: string): number {
  const known = sizes.get(file)
  if (known !== undefined) return known
  const size = gzipSync(readFileSync(new URL(file, OUT)), { level: 9 }).length / 1000
  sizes.set(file, size)
  return size
}

/** Every chunk that these load before they run. */
function closure(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    closure(manifest[name]?.imports ?? [], seen)
  }
  return seen
}

const kb = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + sizeOf(manifest[name]?.file ?? ''), 0)

const nodes = Object.keys(manifest)
  .filter((name) => /client-optimized\/nodes\//.test(name))
  .map((name) => ({ name, imports: manifest[name]?.imports ?? [] }))

/** The node that renders one component of src/routes. */
function nodeOf(component: string): string {
  const found = nodes.find(({ name }) =>
    readFileSync(new URL(`../${name}`, import.meta.url), 'utf8').includes(`routes/${component}`),
  )
  if (found === undefined) throw new Error(`No node renders ${component}: build first.`)
  return found.name
}

const entries = Object.keys(manifest).filter((name) =>
  /client\/(?:client-)?entry\.js|client-optimized\/app\.js/.test(name),
)
const base = [...entries, nodeOf('+layout.svelte')]
const shell = closure([...base, nodeOf('(app)/+layout.svelte')])
const routes = [
  '(auth)/login',
  '(auth)/register',
  '(auth)/hello',
  '(open)/docs/api',
  '(open)/docs/errors',
  '(open)/docs/errors/[code]',
  '(open)/dev/mail',
  '(app)/projects',
  '(app)/p/[project]',
  '(app)/p/[project]/live',
  '(app)/p/[project]/events',
  '(app)/p/[project]/events/[id]',
  '(app)/p/[project]/setup',
  '(app)/p/[project]/settings/keys',
]

const failures: string[] = []
function report(label: string, size: number, budget: number): void {
  const fits = size <= budget
  process.stdout.write(
    `${fits ? 'ok  ' : 'OVER'} ${size.toFixed(1).padStart(6)} kB of ${budget}  ${label}\n`,
  )
  if (!fits) failures.push(label)
}

report('app shell', kb(shell), BUDGET_KB.shell)
for (const route of routes) {
  const page = nodeOf(`${route}/+page.svelte`)
  const group = (['auth', 'open'] as const).find((name) => route.startsWith(`(${name})`))
  if (group !== undefined) {
    const layout = nodeOf(`(${group})/+layout.svelte`)
    report(route, kb(closure([...base, layout, page])), BUDGET_KB[group])
    continue
  }
  const layouts = route.includes('[project]') ? [nodeOf('(app)/p/[project]/+layout.svelte')] : []
  const more = closure([...layouts, page]).difference(shell)
  report(`${route} (beside the shell)`, kb(more), BUDGET_KB.route)
}
const charts = Object.keys(manifest).find((name) => name.endsWith('lib/charts/echarts.ts'))
report(
  'charts (lazy)',
  charts === undefined ? 0 : kb(closure([charts]).difference(shell)),
  BUDGET_KB.charts,
)
process.exitCode = failures.length === 0 ? 0 : 1
