/** `npm run hello`: prints a new link that signs the owner of the running copy in, once. */
import { connectPostgres } from '@pulseboard/db'
import { createLogger } from '@pulseboard/runtime'
import { readAccounts } from './accounts.ts'
import { createHelloLink } from './hello-link.ts'
import { readOptions } from './options.ts'
import { readRuntimeFile } from './runtime-file.ts'
import { fail } from './say.ts'

const print = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) return console.log('npm run hello [-- --data-dir DIR]')
  const copy = readRuntimeFile(options.dataDir)
  const { owner } = readAccounts(options.dataDir)
  if (copy === undefined) throw new Error('PulseBoard is not running here: run npm start first.')
  if (owner === undefined || copy.urls.dashboard === null) {
    throw new Error('There is nobody to sign in as here: sign in with your own account.')
  }
  const log = createLogger('hello', 'error')
  const { url } = copy.stores.postgres
  const pool = connectPostgres({ url, application: 'hello', log, connections: 1 })
  try {
    console.log(await createHelloLink(pool, owner.userId, copy.urls.dashboard))
  } finally {
    await pool.end()
  }
}

try {
  await print()
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
