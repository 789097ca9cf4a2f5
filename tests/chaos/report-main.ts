/** `npm run chaos:report`: prints what the committed records of tests/chaos/results show, as Markdown. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChaosRecord } from './record.ts'
import { faultsTable, mutantsTable } from './report.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, 'results')
// The lane of floods measures something else and keeps records of its own.
const records = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('-flood.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ChaosRecord)

console.log(`${faultsTable(records)}\n\n${mutantsTable(records)}`)
