/** One question, its rows. */
import type { ClickHouseClient } from '@clickhouse/client'

export const askRows = async <R>(
  client: ClickHouseClient,
  query: string,
  params: Record<string, unknown>,
): Promise<R[]> => {
  const answer = await client.query({ query, query_params: params, format: 'JSONEachRow' })
  return answer.json<R>()
}
