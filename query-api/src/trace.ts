/**
 * `npm run trace -- <event id>`: what became of an event, for the operator. Reads the stores whose
 * addresses stand in the environment; npm run trace fills them in from the running copy. Ends with 0
 * when log or store know the event, 1 when they do not, 2 when it was asked wrongly.
 */
import { parseArgs } from 'node:util'
import { isUuid } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres } from '@pulseboard/db'
import { connectKafka, createLogger, systemClock } from '@pulseboard/runtime'
import { readStores } from './config.ts'
import { createMeasure } from './ledger/measure.ts'
import { createAsk } from './queries/run.ts'
import { linesOf } from './receipts/print.ts'
import { createTrace, type Traced } from './receipts/trace.ts'
import { LEDGER_SOURCE } from './routes/accounting.ts'

const USAGE = 'npm run trace -- <event id> [--project <slug or id>] [--json] [--data-dir DIR]'

class UsageError extends Error {}

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { project: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [id = ''] = positionals
    if (positionals.length !== 1 || !isUuid(id))
      throw new UsageError(`The event id is ${JSON.stringify(id)} and should be one UUID`)
    return { id, ...values }
  } catch (error) {
    // What parseArgs says goes on with advice for other programs.
    const [problem] = String(error instanceof Error ? error.message : error).split('. ')
    throw new UsageError(`${problem}: ask like ${USAGE}.`)
  }
}

const lookUp = async (id: string, project: string | undefined): Promise<Traced[]> => {
  const stores = readStores()
  const log = createLogger('trace', 'silent')
  const application = 'trace'
  const pool = connectPostgres({ url: stores.DATABASE_URL, application, log, connections: 2 })
  const url = stores.CLICKHOUSE_READ_URL || stores.CLICKHOUSE_URL
  const clickhouse = connectClickhouse({ url, application })
  const bus = connectKafka({ brokers: stores.KAFKA_BROKERS, clientId: application, log })
  try {
    const telemetry = { questionAnswered: () => undefined }
    const ask = createAsk({ clickhouse, telemetry, clock: systemClock })
    const source = LEDGER_SOURCE
    const measure = createMeasure({ ask, bus, clock: systemClock, source })
    return await createTrace({ ask, sql: pool, bus, source, measure })(id, project)
  } finally {
    await Promise.all([pool.end(), clickhouse.close(), bus.close()])
  }
}

const run = async (): Promise<number> => {
  const { id, project, json } = readArguments()
  const traced = await lookUp(id, project)
  const pages = traced.map((one) => linesOf(one.receipt, one.project?.slug).join('\n'))
  process.stdout.write(`${json ? JSON.stringify(traced, null, 2) : pages.join('\n\n')}\n`)
  return traced.some(({ receipt }) => receipt.copies.length > 0) ? 0 : 1
}

/** The sentence, and for the operator also what is behind it. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const { message, cause } = error
  return cause instanceof Error ? `${message} (${cause.message})` : message
}

try {
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`)
  process.exitCode = 2
}
