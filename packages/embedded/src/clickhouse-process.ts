/**
 * The ClickHouse server process. chdb's library carries the whole engine; its command-line entry is
 * `clickhouse local`, which opens the real HTTP and native ports by SYSTEM START LISTEN and serves
 * them for as long as its last query runs, so that query sleeps for ever.
 * Arguments: library, data folder, configuration file, HTTP port, native port.
 * SIGTERM ends the sleeping query, which ends the engine in order; it is killed if that takes long.
 */
import { DataType, load, open } from 'ffi-rs'
import { clickhouseStopUrl } from './config.ts'

const [library = '', data = '', config = '', httpPort = '', nativePort = ''] = process.argv.slice(2)
const STOP_MS = 2_000

const serveForEver = [
  'SYSTEM START LISTEN HTTP',
  'SYSTEM START LISTEN TCP',
  'SELECT sleepEachRow(0.2) FROM system.numbers SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0, max_execution_time = 0 FORMAT Null',
].join('; ')

const options = {
  path: data,
  'config-file': config,
  'logger.level': 'warning',
  http_port: httpPort,
  tcp_port: nativePort,
  listen_host: '127.0.0.1',
  query: serveForEver,
}
const args = ['clickhouse', ...Object.entries(options).map(([name, value]) => `--${name}=${value}`)]

// The engine's threads may still run: leaving by exit() would run their destructors under them.
const leave = (): void => void process.kill(process.pid, 'SIGKILL')

const stop = (): void => {
  setTimeout(leave, STOP_MS)
  const url = clickhouseStopUrl()
  if (url === undefined) return leave()
  const body = "KILL QUERY WHERE query LIKE 'SELECT sleepEachRow%' AND user = '' ASYNC"
  fetch(url, { method: 'POST', body, headers: { connection: 'close' } }).catch(leave)
}

process.on('SIGTERM', stop)
process.on('SIGINT', () => undefined)

open({ library: 'chdb', path: library })
await load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
  runInNewThread: true,
})
leave()
