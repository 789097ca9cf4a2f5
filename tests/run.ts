/**
 * `npm test`: the unit, integration and end-to-end tests and the smoke of the fault lanes with vitest's own
 * output; the last line is `N passed, N failed` over all of them. The smoke, which judges no times, runs
 * beside the integration tests, and its output is printed when it ends. A file that did not load and a
 * run that crashed count as failures: nothing that did not run is called passed.
 * Arguments name the projects to run (default: all), such as `node tests/run.ts unit int`.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment } from '../packages/embedded/src/config.ts'

/** Projects of a stage run side by side, stages one after the other. */
const STAGES = [['unit'], ['int', 'chaos'], ['e2e']] as const
const PROJECTS = STAGES.flat()
const ROOT = join(import.meta.dirname, '..')

interface Counts {
  readonly passed: number
  readonly failed: number
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const print = (project: string, output: string): void =>
  console.log(`\n— ${project} tests —\n${output}`)

/** @returns whether it succeeded. */
const runVitest = (project: string, reportFile: string, alone: boolean): Promise<boolean> => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--project', project, ...reporters], {
    cwd: ROOT,
    // With the compile cache, also for processes that tests start: up to a second of CPU in each.
    env: { ...process.env, ...childEnvironment() },
    stdio: ['inherit', alone ? 'inherit' : 'pipe', alone ? 'inherit' : 'pipe'],
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk))
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      if (!alone) print(project, Buffer.concat(output).toString())
      resolve(code === 0)
    })
  })
}

const countsOf = (report: Report): Counts => {
  const unloaded = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
  }
}

const runProject = async (project: string, folder: string, alone: boolean): Promise<Counts> => {
  if (alone) print(project, '')
  const file = join(folder, `${project}.json`)
  const succeeded = await runVitest(project, file, alone)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const counts = countsOf(JSON.parse(text) as Report)
  // vitest also fails on an error outside of any test, which the counts do not show.
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !PROJECTS.some((project) => project === name))
if (unknown !== undefined) {
  console.error(`There are no ${unknown} tests: use ${PROJECTS.join(', ')}.`)
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'pulseboard-test-'))
let passed = 0
let failed = 0
for (const stage of STAGES) {
  const wanted = stage.filter((project) => asked.length === 0 || asked.includes(project))
  const runs = wanted.map((project, index) => runProject(project, folder, index === 0))
  for (const counts of await Promise.all(runs)) {
    passed += counts.passed
    failed += counts.failed
  }
}
await rm(folder, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
