/**
 * What a data folder knows and no database does: the key that signs sign-ins, the launcher's account
 * and its plain keys. Passwords of the embedded databases are not part of it: each folder has its own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBackupFile } from './backup-files.ts'
import { loadSecrets } from './secrets.ts'

interface BackupSecrets {
  readonly jwt: string
  /** The text of accounts.json; null: the launcher had made none. */
  readonly accounts: string | null
}

export async function* secretsOf(dataDir: string): AsyncGenerator<string> {
  const accounts = join(dataDir, 'accounts.json')
  const secrets: BackupSecrets = {
    jwt: loadSecrets(dataDir).jwt,
    accounts: existsSync(accounts) ? readFileSync(accounts, 'utf8') : null,
  }
  yield JSON.stringify(secrets)
}

/** Puts them into a data folder, which keeps its own passwords of databases. */
export const restoreSecrets = async (
  folder: string,
  file: string,
  dataDir: string,
): Promise<void> => {
  let text = ''
  for await (const chunk of readBackupFile(folder, file) as AsyncIterable<Buffer>)
    text += chunk.toString()
  const { jwt, accounts } = JSON.parse(text) as BackupSecrets
  const secrets = JSON.stringify({ ...loadSecrets(dataDir), jwt }, null, 2)
  writeFileSync(join(dataDir, 'secrets'), `${secrets}\n`, { mode: 0o600 })
  if (accounts !== null) writeFileSync(join(dataDir, 'accounts.json'), accounts, { mode: 0o600 })
}
