/**
 * What the doctor is asked: the launcher's options, and `--json`. A wrong setting of the launcher in the
 * environment is a finding like any other and does not end the rest; a wrong argument does.
 */
import { launcherEnvironment } from '../config.ts'
import { readOptions, type LauncherOptions } from '../options.ts'
import { problem, wordsOf, type Finding } from './finding.ts'

export interface DoctorOptions {
  readonly json: boolean
  readonly launcher: LauncherOptions
  /** What is wrong with the launcher's settings in the environment. */
  readonly complaint: Finding | undefined
}

export const DOCTOR_USAGE = `npm run doctor -- [options]
  --json            one JSON document: findings with check, state, text and fix
  --data-dir DIR    whose copy (default .pulseboard; DATA_DIR); it may be running or not
  --port-base N     as it is given to npm start

KAFKA_BROKERS, CLICKHOUSE_URL, DATABASE_URL and SMTP_URL: those servers are examined. With JWT_SECRET the settings are
those of services that run by themselves, such as in containers. Exit code 1 when there is a problem.`

const JSON_OPTION = '--json'

const complaintOf = (error: unknown): Finding => {
  const [what = '', fix = ''] = wordsOf(error).split(/: (.*)/s)
  return problem('config', what, fix)
}

const read = (
  args: readonly string[],
): Pick<DoctorOptions, 'complaint'> & { launcher: LauncherOptions | undefined } => {
  try {
    return { launcher: readOptions(args), complaint: undefined }
  } catch (error) {
    // Without the ports of the environment; what is wrong with the arguments is thrown again.
    const { dataDir, host } = launcherEnvironment()
    const launcher = readOptions(args, { DATA_DIR: dataDir, HOST: host })
    return { launcher, complaint: complaintOf(error) }
  }
}

/** @throws Problem; undefined when only the usage is wanted. */
export const readDoctorOptions = (args: readonly string[]): DoctorOptions | undefined => {
  const { launcher, complaint } = read(args.filter((argument) => argument !== JSON_OPTION))
  return launcher && { json: args.includes(JSON_OPTION), launcher, complaint }
}
