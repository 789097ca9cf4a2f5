/**
 * `npm test`: the unit, integration and end-to-end tests and the smoke of the fault lanes, one after the other, with vitest's own output;
 * the last line is `N passed, N failed` over all of them. A file that did not load and a run that
 * crashed count as failures: nothing that did not run is called passed.
 * Arguments name the projects to run (default: all), such as `node tests/run.ts unit int`.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROJECTS = ['unit', 'int', 'e2e', 'chaos'] as const
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

const runVitest = (project: string, reportFile: string): Promise<boolean> => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--project', project, ...reporters], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0))
    child.once('error', () => resolve(false))
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

const runProject = async (project: string, folder: string): Promise<Counts> => {
  console.log(`\n— ${project} tests —`)
  const file = join(folder, `${project}.json`)
  const succeeded = await runVitest(project, file)
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
for (const project of asked.length > 0 ? asked : PROJECTS) {
  const counts = await runProject(project, folder)
  passed += counts.passed
  failed += counts.failed
}
await rm(folder, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
