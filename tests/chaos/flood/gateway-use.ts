/** What the gateway process uses, as the kernel counts it (Linux). */
import { readdirSync, readFileSync } from 'node:fs'

export interface GatewayUse {
  readonly cpuSeconds: number
  readonly residentMb: number
  readonly files: number
}

const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4_096

export const gatewayUse = (pid: number): GatewayUse => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return {
    cpuSeconds: ticks / TICKS_PER_SECOND,
    residentMb: Math.round((Number(fields[21]) * PAGE_BYTES) / 1e6),
    files: readdirSync(`/proc/${pid}/fd`).length,
  }
}
