/** A project with a rule, an incident and its events, and SMTP servers with a will of their own. For tests. */
import { randomUUID } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { withDefaults } from '@pulseboard/contracts'
import type { NoticeSource, SqlPool } from '@pulseboard/db'

export interface Scene {
  readonly projectId: string
  readonly organisationId: string
  readonly ruleId: string
  readonly incidentId: string
}

/** A member of the organisation. */
export const addReader = async (
  pool: SqlPool,
  organisationId: string,
): Promise<{ id: string; email: string }> => {
  const id = randomUUID()
  const email = `${id}@example.com`
  await pool.query(
    "INSERT INTO users (id, name, email, password_hash, time_zone) VALUES ($1, 'Ada', $2, '', 'Europe/Berlin')",
    [id, email],
  )
  await pool.query(
    "INSERT INTO memberships (organisation_id, user_id, role) VALUES ($1, $2, 'member')",
    [organisationId, id],
  )
  return { id, email }
}

/** A project whose only channel is the one that every project begins with. */
export const makeScene = async (pool: SqlPool, started: Date): Promise<Scene> => {
  const [projectId, organisationId, ruleId, incidentId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  await pool.query("INSERT INTO organisations (id, name) VALUES ($1, 'Acme')", [organisationId])
  await pool.query(
    "INSERT INTO projects (id, organisation_id, name, slug) VALUES ($1, $2, 'Acme Mobile', $3)",
    [projectId, organisationId, `p-${projectId}`],
  )
  const settings = withDefaults({ kind: 'error_rate', threshold: 5, min_sample: 20 })
  await pool.query(
    "INSERT INTO alert_rules (id, project_id, name, settings) VALUES ($1, $2, 'Error rate', $3)",
    [ruleId, projectId, JSON.stringify(settings)],
  )
  await pool.query(
    `INSERT INTO incidents (id, project_id, rule_id, rule_version, number, severity, status,
       started_at, value, peak, sample) VALUES ($1, $2, $3, 1, 1, 'critical', 'firing', $4, 8.2, 9, 2000)`,
    [incidentId, projectId, ruleId, started],
  )
  return { projectId, organisationId, ruleId, incidentId }
}

/** @returns the id of the event */
export const addEvent = async (
  pool: SqlPool,
  { incidentId }: Pick<Scene, 'incidentId'>,
  event: { kind: NoticeSource['kind']; at: Date; writtenAt?: Date },
): Promise<string> => {
  const id = randomUUID()
  const data = { value: 8.2, sample: 2_000, words: '8.2 % of 2000 events were <b>errors</b>.' }
  await pool.query(
    `INSERT INTO incident_events (id, incident_id, at, kind, key, actor, data, written_at)
     VALUES ($1, $2, $3, $4, $1::uuid::text, 'rule', $5, $6)`,
    [id, incidentId, event.at, event.kind, JSON.stringify(data), event.writtenAt ?? event.at],
  )
  if (event.kind === 'resolved')
    await pool.query("UPDATE incidents SET status = 'resolved', resolved_at = $2 WHERE id = $1", [
      incidentId,
      event.at,
    ])
  return id
}

export interface OddServer {
  readonly url: string
  /** Whole messages that it was given. */
  readonly messages: string[]
  close(): void
}

/**
 * An SMTP server for one conversation a connection.
 * `dies`: it has the message and cuts the connection before its 250; `refuses`: 550 to the recipient;
 * `hangs`: says nothing after the greeting; `takes`: 250.
 */
export const startOddServer = async (
  behaviour: () => 'takes' | 'dies' | 'refuses' | 'hangs',
): Promise<OddServer> => {
  const messages: string[] = []
  const sockets = new Set<Socket>()
  const answer = (socket: Socket, line: string): void => {
    const now = behaviour()
    if (now === 'hangs') return
    if (/^RCPT/i.test(line) && now === 'refuses') socket.write('550 5.1.1 no such user here\r\n')
    else if (/^DATA/i.test(line)) socket.write('354 go on\r\n')
    else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
    else socket.write('250 fine\r\n')
  }
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let text = ''
    let message: string | undefined
    socket.write('220 odd\r\n')
    socket.on('data', (chunk) => {
      text += chunk.toString()
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        if (message === undefined) {
          if (/^DATA/i.test(line)) message = ''
          answer(socket, line)
        } else if (line === '.') {
          messages.push(message)
          message = undefined
          if (behaviour() === 'dies') socket.destroy()
          else socket.write('250 taken\r\n')
        } else message += `${line}\r\n`
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** A receiver of webhooks that answers what it is told to. */
export const startHook = async (status: () => number) => {
  const seen: { headers: NodeJS.Dict<string | string[]>; body: string }[] = []
  const server = createHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ headers: request.headers, body })
      response.writeHead(status()).end('busy')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return { url, seen, close: () => void server.close() }
}
