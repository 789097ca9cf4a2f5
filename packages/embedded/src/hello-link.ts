/** The link that signs the owner in once, within ten minutes; its token is in the fragment. */
import { createHelloToken, type Sql } from '@pulseboard/db'
import { hashSecret, randomToken } from '@pulseboard/runtime'

const GOOD_FOR_MS = 10 * 60_000

export const createHelloLink = async (
  sql: Sql,
  userId: string,
  dashboard: string,
): Promise<string> => {
  const token = randomToken()
  const expiresAt = new Date(Date.now() + GOOD_FOR_MS)
  await createHelloToken(sql, { hash: hashSecret(token), userId, expiresAt })
  return `${dashboard}/hello#t=${token}`
}
