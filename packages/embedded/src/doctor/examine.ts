/**
 * All checks of the doctor, side by side, their findings in the order in which they are shown. What does not
 * run is said and is no problem: `npm start` starts it. Looks only; changes and sends nothing.
 */
import { join } from 'node:path'
import type { Clock } from '@pulseboard/runtime'
import { spoolDir } from '../config.ts'
import { examineConfiguration } from './configuration.ts'
import { examineClickhouse, examinePostgres } from './databases.ts'
import { examineFolder } from './disks.ts'
import { examine, ok, type Check, type Finding } from './finding.ts'
import { examineKafka } from './kafka.ts'
import { examineMachine } from './machine.ts'
import { examineMail } from './mail.ts'
import { examineServices } from './services.ts'
import { examineSpool } from './spool.ts'
import type { Target } from './target.ts'

interface Named {
  readonly name: string
  /** What to do when the check cannot be made. */
  readonly fix: string
  readonly run: Check
}

const notRunning = (name: string): readonly Finding[] => [
  ok(name, 'the embedded one does not run; npm start starts it'),
]

const whenRunning = <T>(
  name: string,
  address: T | undefined,
  run: (address: T) => Promise<readonly Finding[]>,
): Check => (address === undefined ? () => notRunning(name) : () => run(address))

const storeChecks = ({ reachable, copy, isOwnInstallation }: Target, clock: Clock): Named[] => {
  const { brokers, clickhouseUrl, databaseUrl, smtpUrl } = reachable
  const isMailKnown = copy !== undefined || isOwnInstallation || smtpUrl !== undefined
  return [
    {
      name: 'kafka',
      fix: 'start it, or correct KAFKA_BROKERS; look at its log',
      run: whenRunning('kafka', brokers, (found) => examineKafka(found)),
    },
    {
      name: 'clickhouse',
      fix: 'start it, or correct CLICKHOUSE_URL with user, password and database',
      run: whenRunning('clickhouse', clickhouseUrl, (url) => examineClickhouse(url, clock)),
    },
    {
      name: 'postgres',
      fix: 'start it, or correct DATABASE_URL with user, password and database',
      run: whenRunning('postgres', databaseUrl, (url) => examinePostgres(url, clock)),
    },
    {
      name: 'mail',
      fix: 'correct SMTP_URL',
      run: async () => (isMailKnown ? [await examineMail(smtpUrl)] : notRunning('mail')),
    },
  ]
}

const localChecks = (target: Target, clock: Clock): Named[] => {
  const { options, copy } = target
  const spool = spoolDir() ?? join(options.dataDir, 'spool')
  // Before a start the checks of the machine have looked at the folder.
  const folder = { name: 'disk', fix: 'set DATA_DIR to a folder of yours' }
  const room = () => [examineFolder(options.dataDir, options.shownDataDir, 'DATA_DIR')]
  return [
    ...(copy === undefined ? [] : [{ ...folder, run: room }]),
    {
      name: 'spool',
      fix: 'give this user the right to read GATEWAY_SPOOL_DIR',
      run: () => examineSpool(spool, clock.now()),
    },
    {
      name: 'services',
      fix: 'look at the logs of the services',
      run: () => examineServices(target),
    },
  ]
}

/** Never rejects. */
export const examineAll = async (target: Target, clock: Clock): Promise<readonly Finding[]> => {
  const checks: Named[] = [
    { name: 'machine', fix: 'run npm ci', run: () => examineMachine(target) },
    { name: 'config', fix: 'run npm ci', run: () => examineConfiguration(target) },
    ...storeChecks(target, clock),
    ...localChecks(target, clock),
  ]
  const found = await Promise.all(checks.map(({ name, fix, run }) => examine(name, fix, run)))
  return found.flat()
}
