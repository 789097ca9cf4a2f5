/** What the tasks of notices may use. */
import type { connectClickhouse, SqlPool } from '@pulseboard/db'
import type { Clock, Mailer, PostOptions } from '@pulseboard/runtime'

export interface NoticeDeps {
  readonly pool: SqlPool
  readonly clickhouse: ReturnType<typeof connectClickhouse>
  readonly clock: Clock
  /** Undefined: no mail server is set, and every mail fails with a sentence that says so. */
  readonly mailer: Mailer | undefined
  readonly publicUrl: string
  readonly allowPrivate: boolean
  readonly mailUnconfirmed: boolean
  /** Another resolver than the system's, for tests. */
  readonly resolve?: PostOptions['resolve']
  /** Waits between attempts, for tests. */
  readonly retryMs?: readonly number[]
}
