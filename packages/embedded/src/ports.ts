/**
 * TCP ports on loopback: is one free, which is next, who has it. A port is only reported free after a
 * listener could be bound to it; it is not reserved, so callers bind it soon.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'

const bind = (port: number, host: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })

export const isFree = async (port: number, host = '127.0.0.1'): Promise<boolean> =>
  (await bind(port, host)) !== undefined

/** Distinct ports given out in this process, so that two parts never get the same one. */
const given = new Set<number>()

/** A port nobody listens on, chosen by the system. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = await bind(0, '127.0.0.1')
    if (port === undefined) throw new Error('No free TCP port on 127.0.0.1: close something.')
    if (given.has(port)) continue
    given.add(port)
    return port
  }
}

/** The wanted port, or the first free one above it. */
export const nextFree = async (wanted: number): Promise<number> => {
  for (let port = wanted; port < 65_536; port += 1) {
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`No free TCP port from ${wanted} on: choose another with --port-base.`)
}

const PORTS_IN_A_ROW = 20

/**
 * For tests that start a whole launcher: a port from which on all that it needs are free, below the range
 * from which the system gives out ports of its own accord.
 */
export const freePortBase = async (): Promise<number> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const base = 20_000 + Math.floor(Math.random() * 500) * PORTS_IN_A_ROW
    const row = Array.from({ length: PORTS_IN_A_ROW }, (_, offset) => isFree(base + offset))
    if ((await Promise.all(row)).every(Boolean)) return base
  }
  throw new Error('No twenty free ports in a row between 20000 and 30000: close something.')
}

const listeningInode = (port: number): string | undefined => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    try {
      const line = readFileSync(table, 'utf8')
        .split('\n')
        .map((text) => text.trim().split(/\s+/))
        .find((fields) => fields[1]?.endsWith(`:${hex}`) === true && fields[3] === '0A')
      if (line?.[9] !== undefined) return line[9]
    } catch {
      // No such table: no IPv6, or not Linux.
    }
  }
  return undefined
}

const holdsSocket = (pid: string, inode: string): boolean => {
  try {
    const folder = `/proc/${pid}/fd`
    return readdirSync(folder).some((fd) => readlinkSync(`${folder}/${fd}`) === `socket:[${inode}]`)
  } catch {
    return false
  }
}

const ownerOnLinux = (port: number): string | undefined => {
  const inode = listeningInode(port)
  if (inode === undefined) return undefined
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holdsSocket(name, inode))
  return pid && `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (pid ${pid})`
}

const ownerElsewhere = (port: number): string | undefined => {
  const out = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
  })
  const pid = /^p(\d+)/m.exec(out)?.[1]
  return pid && `${/^c(.+)/m.exec(out)?.[1] ?? 'a process'} (pid ${pid})`
}

/** `node (pid 4121)` for the listener on a port; "another process" when the system does not tell. */
export const portOwner = (port: number): string => {
  try {
    const owner = process.platform === 'linux' ? ownerOnLinux(port) : ownerElsewhere(port)
    return owner ?? 'another process'
  } catch {
    return 'another process'
  }
}
