/** A project to send load to, written straight into the database: its rate limit must not be what is measured. */
import {
  connectPostgres,
  createApiKey as insertApiKey,
  createOrganisation,
  createProject,
} from '@pulseboard/db'
import { createApiKey, hashSecret, keyPrefix, uuidv7, type Logger } from '@pulseboard/runtime'

export interface LoadProject {
  readonly id: string
  readonly apiKey: string
}

const UNLIMITED = 100_000_000

export const createLoadProject = async (databaseUrl: string, log: Logger): Promise<LoadProject> => {
  const pool = connectPostgres({ url: databaseUrl, application: 'load', log, connections: 1 })
  const [organisationId, id, keyId] = [1, 2, 3].map(() => uuidv7(Date.now())) as [
    string,
    string,
    string,
  ]
  const apiKey = createApiKey('ingest')
  try {
    await createOrganisation(pool, { id: organisationId, name: 'Load' })
    await createProject(pool, { id, organisationId, name: 'Load', slug: `load-${id.slice(-12)}` })
    await pool.query('UPDATE projects SET rate_limit = $2, rate_burst = $2 WHERE id = $1', [
      id,
      UNLIMITED,
    ])
    await insertApiKey(pool, {
      id: keyId,
      projectId: id,
      name: 'load',
      scope: 'ingest',
      prefix: keyPrefix(apiKey),
      keyHash: hashSecret(apiKey),
      createdBy: null,
    })
  } finally {
    await pool.end()
  }
  return { id, apiKey }
}
