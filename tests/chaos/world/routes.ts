/**
 * Where the services find the stores: directly, or through the proxy. Kafka tells its clients where to come
 * back to, so each side has a door of its own at the broker that names the proxy's port.
 */
import type { StoreAddresses } from '@pulseboard/embedded'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import type { KafkaListener } from '../../../packages/embedded/src/kafka.ts'
import type { RoutePorts } from '../proxy/proxy-process.ts'
import type { Route } from '../proxy/weather.ts'
import type { Service, ServiceAddresses } from './services.ts'

export interface Routes {
  /** Doors that the broker must open. */
  readonly kafkaListeners: readonly KafkaListener[]
  /** For the proxy; empty without one. */
  readonly all: RoutePorts[]
  addressesFor(service: Service, stores: StoreAddresses): ServiceAddresses
  /** Address at which clients find a gateway that listens on this port. */
  toGateway(port: number): Promise<string>
}

const direct: Routes = {
  kafkaListeners: [],
  all: [],
  addressesFor: (_, stores) => ({
    kafka: stores.kafka.brokers.join(','),
    clickhouse: stores.clickhouse.url,
    postgres: stores.postgres.url,
  }),
  toGateway: async (port) => `http://127.0.0.1:${port}`,
}

const withPort = (url: string, port: number): string => {
  const changed = new URL(url)
  changed.port = String(port)
  return changed.href
}

/** @param stores ports of ClickHouse and PostgreSQL */
export const chooseRoutes = async (
  proxied: boolean,
  stores: { readonly clickhouse: number; readonly postgres: number },
): Promise<Routes> => {
  if (!proxied) return direct
  const all: RoutePorts[] = []
  const add = async (route: Route, upstreamPort: number): Promise<number> => {
    const port = await freePort()
    all.push({ route, port, upstreamPort })
    return port
  }
  const door = async (name: string, route: Route): Promise<KafkaListener> => {
    const port = await freePort()
    return { name, port, advertisedPort: await add(route, port) }
  }
  const gatewayDoor = await door('GATEWAY', 'gateway-kafka')
  const processorDoor = await door('PROCESSOR', 'processor-kafka')
  const clickhouse = await add('processor-clickhouse', stores.clickhouse)
  const postgres = {
    'ingest-gateway': await add('gateway-postgres', stores.postgres),
    'stream-processor': await add('processor-postgres', stores.postgres),
  }
  return {
    kafkaListeners: [gatewayDoor, processorDoor],
    all,
    addressesFor: (service, addresses) => {
      const { advertisedPort } = service === 'ingest-gateway' ? gatewayDoor : processorDoor
      return {
        kafka: `127.0.0.1:${advertisedPort}`,
        clickhouse: withPort(addresses.clickhouse.url, clickhouse),
        postgres: withPort(addresses.postgres.url, postgres[service]),
      }
    },
    toGateway: async (port) => `http://127.0.0.1:${await add('client-gateway', port)}`,
  }
}
