/** Where the stores are: our own parts, or the servers that the environment names instead. */
import { clickhouseUrl } from './clickhouse.ts'
import { outsideServers } from './config.ts'
import { postgresUrl } from './postgres.ts'
import type { Secrets } from './secrets.ts'
import type { StorePorts } from './store-ports.ts'

/** Plain data, so that it can be handed to other processes. */
export interface StoreAddresses {
  readonly kafka: { readonly brokers: readonly string[] }
  readonly clickhouse: {
    /** `http://user:password@host:port/database`, with full rights. */
    readonly url: string
    /** The same for the user who may only read. */
    readonly readUrl: string
    readonly nativePort: number
  }
  readonly postgres: { readonly url: string }
  readonly mail: { readonly smtpUrl: string; readonly httpUrl: string }
}

export const addressesOf = (ports: StorePorts, secrets: Secrets): StoreAddresses => {
  const outside = outsideServers()
  const ownUrl = clickhouseUrl(ports.clickhouse, 'pulseboard', secrets)
  const ownReadUrl = clickhouseUrl(ports.clickhouse, 'pulseboard_reader', secrets)
  return {
    kafka: { brokers: outside.kafkaBrokers ?? [`127.0.0.1:${ports.kafka}`] },
    clickhouse: {
      url: outside.clickhouseUrl ?? ownUrl,
      readUrl: outside.clickhouseReadUrl ?? outside.clickhouseUrl ?? ownReadUrl,
      nativePort: ports.clickhouseNative,
    },
    postgres: { url: outside.databaseUrl ?? postgresUrl(ports.postgres, secrets) },
    mail: {
      smtpUrl: outside.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
      httpUrl: `http://127.0.0.1:${ports.mailHttp}`,
    },
  }
}
