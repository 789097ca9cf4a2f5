/**
 * `npm run doctor`: what is not as it should be, and what to do about it; one line a finding. Examines the
 * copy that runs here, one that could be started, or the servers that the environment names. Exit code 1
 * when there is a problem; warnings leave it 0. Changes nothing, sends no mail, prints no secret.
 */
import { systemClock } from '@pulseboard/runtime'
import { examineAll } from './doctor/examine.ts'
import { DOCTOR_USAGE, readDoctorOptions, type DoctorOptions } from './doctor/options.ts'
import { asJson, asText, countOf, withoutSecrets } from './doctor/print.ts'
import { findTarget } from './doctor/target.ts'
import { quietWarnings } from './quiet-warnings.ts'
import { fail } from './say.ts'

const run = async ({ json, launcher, complaint }: DoctorOptions): Promise<void> => {
  quietWarnings()
  const target = findTarget(launcher)
  const own = complaint === undefined || target.isOwnInstallation ? [] : [complaint]
  const findings = [...own, ...(await examineAll(target, systemClock))]
  console.log(withoutSecrets(json ? asJson(findings) : asText(findings), target.hidden))
  if (countOf(findings, 'problem') > 0) process.exitCode = 1
}

try {
  const options = readDoctorOptions(process.argv.slice(2))
  if (options === undefined) console.log(DOCTOR_USAGE)
  else await run(options)
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
