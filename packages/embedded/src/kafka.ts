/**
 * Apache Kafka as one process: KRaft, broker and controller in one, its data in the data folder.
 * Formatted on the first start only; topics are never created by a client's mistake. Class loading is
 * half of the broker's start, so the first orderly stop leaves a class-data archive in the cache
 * (2.0 s to an open port instead of 3.8 s on two cores).
 */
import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cacheDir } from './config.ts'
import type { Java } from './java.ts'
import { KAFKA_VERSION } from './kafka-files.ts'
import type { PartSpec } from './part-process.ts'
import { askTcp } from './probe.ts'

/** fast: starts quickly and idles small. load: the full compiler and a larger heap. */
export type KafkaProfile = 'fast' | 'load'

/** A further door to the broker: who comes in by it is told to come back to the advertised port. */
export interface KafkaListener {
  /** Upper-case letters. */
  readonly name: string
  readonly port: number
  readonly advertisedPort: number
}

export interface KafkaOptions {
  readonly java: Java
  readonly jars: string
  readonly dataDir: string
  readonly logDir: string
  readonly port: number
  readonly controllerPort: number
  readonly profile: KafkaProfile
  readonly env: Readonly<Record<string, string>>
  /** For clients behind a proxy. */
  readonly listeners?: readonly KafkaListener[]
}

const logging = fileURLToPath(new URL('../kafka/log4j2.properties', import.meta.url))

const JVM_FLAGS: Readonly<Record<KafkaProfile, readonly string[]>> = {
  fast: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xms48m', '-Xmx256m'],
  load: ['-XX:+UseParallelGC', '-Xms512m', '-Xmx1g'],
}

const listed = (
  { listeners = [] }: KafkaOptions,
  text: (listener: KafkaListener) => string,
): string => listeners.map((listener) => `,${text(listener)}`).join('')

const properties = (options: KafkaOptions): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${options.controllerPort}
listeners=PLAINTEXT://127.0.0.1:${options.port},CONTROLLER://127.0.0.1:${options.controllerPort}${listed(options, ({ name, port }) => `${name}://127.0.0.1:${port}`)}
advertised.listeners=PLAINTEXT://127.0.0.1:${options.port}${listed(options, ({ name, advertisedPort }) => `${name}://127.0.0.1:${advertisedPort}`)}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${listed(options, ({ name }) => `${name}:PLAINTEXT`)}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${join(options.dataDir, 'kafka')}
auto.create.topics.enable=false
num.network.threads=2
num.io.threads=4
background.threads=2
log.cleaner.dedupe.buffer.size=16777216
log.index.size.max.bytes=1048576
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
offsets.topic.segment.bytes=4194304
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
message.max.bytes=8388608
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
`

/** Metadata request, version 1, about no topic: the answer lists brokers once this one is registered. */
const metadataRequest = (): Buffer => {
  const request = Buffer.alloc(18)
  request.writeInt32BE(14, 0)
  request.writeInt16BE(3, 4)
  request.writeInt16BE(1, 6)
  request.writeInt32BE(1, 8)
  request.writeInt16BE(-1, 12)
  request.writeInt32BE(0, 14)
  return request
}

const answersMetadata = async (port: number): Promise<boolean> => {
  const answer = await askTcp(port, metadataRequest())
  return answer !== undefined && answer.length >= 12 && answer.readInt32BE(8) > 0
}

/** Kafka's ids are a UUID's bytes in URL-safe base64. */
/** The tool takes an id that begins with a dash for an option. */
const clusterId = (): string => {
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url')
  return id.startsWith('-') ? clusterId() : id
}

const classpath = (options: KafkaOptions): readonly string[] => ['-cp', join(options.jars, '*')]

const format = async (options: KafkaOptions, settings: string): Promise<void> => {
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', settings]
  const flags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  const { java, env } = options
  await promisify(execFile)(java.command, [...flags, ...classpath(options), ...tool], { env })
}

/** One archive per Java version, profile and set of jars: any other one would be ignored by Java. */
const archiveFile = ({ java, jars, profile }: KafkaOptions): string => {
  const identity = createHash('sha256').update(`${java.version} ${jars} ${profile}`).digest('hex')
  return join(cacheDir(), `kafka-${KAFKA_VERSION}-classes-${identity.slice(0, 12)}.jsa`)
}

/**
 * Uses the archive when there is one; otherwise asks Java to write one when it stops. It is written
 * beside its name and renamed, since several copies may stop at once and a kill may cut it short.
 */
const classArchive = (
  options: KafkaOptions,
): { flags: readonly string[]; afterExit: (() => void) | undefined } => {
  const file = archiveFile(options)
  const quiet = ['-Xlog:disable', '-Xlog:all=error:stderr']
  if (existsSync(file)) {
    return { flags: [...quiet, `-XX:SharedArchiveFile=${file}`], afterExit: undefined }
  }
  mkdirSync(cacheDir(), { recursive: true })
  const fresh = join(options.dataDir, 'kafka-classes.jsa')
  rmSync(fresh, { force: true })
  return {
    flags: [...quiet, `-XX:ArchiveClassesAtExit=${fresh}`],
    afterExit: () => {
      if (!existsSync(fresh)) return
      const near = `${file}.${process.pid}`
      writeFileSync(near, readFileSync(fresh))
      renameSync(near, file)
      rmSync(fresh, { force: true })
    },
  }
}

/** Prepares the data folder and says how to run the broker. */
export const prepareKafka = async (options: KafkaOptions): Promise<PartSpec> => {
  const settings = join(options.dataDir, 'kafka.properties')
  mkdirSync(options.dataDir, { recursive: true })
  writeFileSync(settings, properties(options))
  if (!existsSync(join(options.dataDir, 'kafka', 'meta.properties'))) {
    await format(options, settings)
  }
  const { flags, afterExit } = classArchive(options)
  const jvm = [...JVM_FLAGS[options.profile], ...flags, `-Dlog4j2.configurationFile=${logging}`]
  return {
    name: 'kafka',
    command: options.java.command,
    args: [...jvm, ...classpath(options), 'kafka.Kafka', settings],
    env: options.env,
    logFile: join(options.logDir, 'kafka.log'),
    probe: () => answersMetadata(options.port),
    stopSignal: 'SIGTERM',
    startTimeoutMs: 60_000,
    afterExit,
  }
}
