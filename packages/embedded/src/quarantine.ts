/** `npm run quarantine`: the operator's view of all messages that could not be processed. */
import { connectPostgres } from '@pulseboard/db'
import { connectKafka, createLogger, systemClock } from '@pulseboard/runtime'
import { outsideServers } from './config.ts'
import { readOptions } from './options.ts'
import { Problem } from './problem.ts'
import {
  readArguments,
  USAGE,
  WrongArguments,
  type QuarantineArguments,
} from './quarantine/arguments.ts'
import { runCommand } from './quarantine/commands.ts'
import { asJson, asText } from './quarantine/print.ts'
import { readRuntimeFile } from './runtime-file.ts'
import { fail } from './say.ts'

/** The servers of the environment, or those of the copy that runs here. */
const findStores = (launcher: readonly string[]) => {
  const { databaseUrl, kafkaBrokers } = outsideServers()
  if (databaseUrl !== undefined && kafkaBrokers !== undefined) return { databaseUrl, kafkaBrokers }
  const options = readOptions(launcher)
  const copy = options && readRuntimeFile(options.dataDir)
  if (copy === undefined)
    throw new Problem(
      'PulseBoard is not running here: run npm start first, or set DATABASE_URL and KAFKA_BROKERS.',
    )
  const { postgres, kafka } = copy.stores
  return { databaseUrl: postgres.url, kafkaBrokers: kafka.brokers }
}

const run = async (given: QuarantineArguments): Promise<string> => {
  const { databaseUrl, kafkaBrokers } = findStores(given.launcher)
  const log = createLogger('quarantine', 'error')
  const pool = connectPostgres({
    url: databaseUrl,
    application: 'quarantine',
    log,
    connections: 1,
  })
  const bus = connectKafka({ brokers: kafkaBrokers, clientId: 'quarantine', log })
  try {
    const outcome = await runCommand(
      {
        pool,
        send: (topic, messages) => bus.send(topic, messages),
        by: 'operator',
        nowMs: systemClock.now(),
      },
      given,
    )
    return given.json ? asJson(outcome) : asText(outcome)
  } finally {
    await Promise.all([bus.close(), pool.end()])
  }
}

try {
  const given = readArguments(process.argv.slice(2))
  console.log(given === undefined ? USAGE : await run(given))
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof WrongArguments ? 2 : 1
}
