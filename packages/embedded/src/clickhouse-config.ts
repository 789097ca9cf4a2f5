/**
 * The engine's configuration files: caches capped so that it idles small, users with their rights.
 * `default` is what the engine itself logs in as to open its ports; it may do nothing else, and
 * everybody else needs a password, which the file holds only as a hash.
 */
import { createHash } from 'node:crypto'

export interface ClickhouseUsers {
  readonly password: string
  readonly readerPassword: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Nothing is begun when less is free. A merge that meets a full disk can leave a part with empty marks
 * behind, which no query can read (seen in 5 of 7 runs that filled the disk at once; with this reserve
 * and a disk that fills gradually in none of 3).
 */
export const DISK_RESERVE_BYTES = 256 * 1024 * 1024

/**
 * A merged part is not synced, so the parts it was made of stay until the system has written it out: Linux
 * does within 35 s. Each of them is opened again at a start, in the background and with as many threads as
 * the server likes: with the usual 8 minutes and 32 threads inserts waited for seconds after a kill.
 */
const OLD_PARTS_SECONDS = 120

/** Main configuration. `log` is the folder of the log files. */
export const serverXml = (log: string): string => `<clickhouse>
  <logger>
    <level>warning</level>
    <log>${log}/clickhouse.log</log>
    <errorlog>${log}/clickhouse.err.log</errorlog>
    <size>20M</size>
    <count>2</count>
  </logger>
  <users_config>users.xml</users_config>
  <storage_configuration>
    <disks><default><keep_free_space_bytes>${DISK_RESERVE_BYTES}</keep_free_space_bytes></default></disks>
  </storage_configuration>
  <mark_cache_size>67108864</mark_cache_size>
  <index_mark_cache_size>33554432</index_mark_cache_size>
  <primary_index_cache_size>67108864</primary_index_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <background_pool_size>4</background_pool_size>
  <background_schedule_pool_size>16</background_schedule_pool_size>
  <background_common_pool_size>4</background_common_pool_size>
  <max_outdated_parts_loading_thread_pool_size>1</max_outdated_parts_loading_thread_pool_size>
  <max_parts_cleaning_thread_pool_size>1</max_parts_cleaning_thread_pool_size>
  <merge_tree><old_parts_lifetime>${OLD_PARTS_SECONDS}</old_parts_lifetime></merge_tree>
  <max_server_memory_usage_to_ram_ratio>0.5</max_server_memory_usage_to_ram_ratio>
  <shutdown_wait_unfinished>1</shutdown_wait_unfinished>
  <max_concurrent_queries>100</max_concurrent_queries>
</clickhouse>
`

const user = (name: string, password: string, profile: string, rights: string): string => `
    <${name}>
      <password_sha256_hex>${sha256(password)}</password_sha256_hex>
      <networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
      <profile>${profile}</profile>
      <quota>default</quota>
      ${rights}
    </${name}>`

/** Users. The reader may SELECT and nothing else; readonly=2 lets it send settings. */
export const usersXml = (users: ClickhouseUsers): string => `<clickhouse>
  <profiles>
    <default>
      <async_insert>0</async_insert>
      <implicit_select>0</implicit_select>
      <allow_introspection_functions>0</allow_introspection_functions>
      <storage_file_read_method>pread</storage_file_read_method>
    </default>
    <reader>
      <profile>default</profile>
      <readonly>2</readonly>
    </reader>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <no_password/>
      <networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
      <grants>
        <query>GRANT SYSTEM LISTEN ON *.*</query>
        <query>GRANT SELECT ON system.numbers</query>
      </grants>
    </default>${user('pulseboard', users.password, 'default', '')}${user(
      'pulseboard_reader',
      users.readerPassword,
      'reader',
      // Test databases are separate databases of one engine: the reader sees all but the system's.
      `<grants>
        <query>GRANT SELECT ON *.*</query>
        <query>REVOKE SELECT ON system.*</query>
        <query>GRANT SELECT(database, table, active, rows, bytes_on_disk) ON system.parts</query>
      </grants>`,
    )}
  </users>
</clickhouse>
`
