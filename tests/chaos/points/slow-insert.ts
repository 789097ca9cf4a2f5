/**
 * Loaded first by a processor whose inserts are to be in flight for long: `--import …/slow-insert.ts?seconds=12`.
 * The server itself waits, after the fence was looked at and before the rows are stored.
 */
import { patchModules } from '../patch/load-hook.ts'

const seconds = Number(new URL(import.meta.url).searchParams.get('seconds'))
const file = 'db/src/clickhouse/insert-under-fence.ts'

patchModules([
  { file, find: 'WHERE throwIf(', replace: `WHERE sleep(${seconds}) = 0 AND throwIf(` },
  {
    file,
    find: 'wait_end_of_query: 1,',
    replace: `wait_end_of_query: 1, function_sleep_max_microseconds_per_block: '60000000',`,
  },
])
