/** Ports of the stores: the documented ones moved to the next free one, a base's, or any free ones. */
import { freePort, nextFree } from './ports.ts'

/** Where they are unless something else is there. */
export const STORE_PORTS = {
  postgres: 15_432,
  clickhouse: 18_123,
  clickhouseNative: 19_000,
  kafka: 19_092,
  kafkaController: 19_093,
  smtp: 11_025,
  mailHttp: 18_025,
} as const

type StorePort = keyof typeof STORE_PORTS
export type StorePorts = Readonly<Record<StorePort, number>>

const NAMES = Object.keys(STORE_PORTS) as StorePort[]
/** With a base N the services have N to N+9 and the stores begin here. */
const OFFSET = 10

/** free: any. documented: those above. A number: relative to that base. */
export type PortChoice = 'free' | 'documented' | number

export const chooseStorePorts = async (choice: PortChoice): Promise<StorePorts> => {
  const ports: Partial<Record<StorePort, number>> = {}
  for (const [index, name] of NAMES.entries()) {
    if (choice === 'free') ports[name] = await freePort()
    else {
      const wanted = choice === 'documented' ? STORE_PORTS[name] : choice + OFFSET + index
      ports[name] = await nextFree(wanted)
    }
  }
  return ports as StorePorts
}
