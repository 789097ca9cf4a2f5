/** The version of a store's schema against that of this code: up to date, behind, or from the future. */
import { NewerDataError, type SchemaStanding } from '@pulseboard/db'
import { ok, problem, type Finding } from './finding.ts'

/** @param standing of the store, which throws NewerDataError for data of a newer version. */
export const examineSchema = async (
  store: 'PostgreSQL' | 'ClickHouse',
  standing: () => Promise<SchemaStanding>,
): Promise<Finding> => {
  try {
    const { applied, pending } = await standing()
    if (pending.length === 0) return ok('schema', `${store}: up to date, ${applied} migrations`)
    const count = `${pending.length} migration${pending.length === 1 ? '' : 's'} pending`
    return problem(
      'schema',
      `${store}: ${count} (${pending.join(', ')})`,
      'run npm run migrate, or npm start',
    )
  } catch (error) {
    if (!(error instanceof NewerDataError)) throw error
    const [what = '', fix = ''] = error.message.split(': ')
    return problem('schema', what, fix.replace(/\.$/, ''))
  }
}
