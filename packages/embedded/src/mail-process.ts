/**
 * The mail catcher's process: accepts every mail on loopback, delivers none, and shows them as JSON.
 * Arguments: folder, SMTP port, HTTP port.
 *   GET /mails · GET /mails/:id · GET /mails/:id/raw · DELETE /mails
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { openMailBox, type MailBox } from './mail-box.ts'

const [folder = '', smtpPort = '', httpPort = ''] = process.argv.slice(2)
const MOST_BYTES = 10 * 1024 * 1024

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

const answer = (box: MailBox, request: IncomingMessage, response: ServerResponse): void => {
  // Only loopback names: a page of another site that resolves here must not read the mails.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    return json(response, 403, { title: 'Use http://127.0.0.1' })
  }
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const [, , id, raw] = path.split('/')
  if (path === '/mails' && request.method === 'DELETE') {
    box.clear()
    return json(response, 200, { data: [] })
  }
  if (path === '/mails') {
    const data = box.list().map(({ id, receivedAt, from, to, subject, text, size }) => {
      return { id, receivedAt, from, to, subject, text, size }
    })
    return json(response, 200, { data })
  }
  const mail = path.startsWith('/mails/') && id !== undefined ? box.get(id) : undefined
  if (mail === undefined) return json(response, 404, { title: 'No such mail' })
  if (raw !== 'raw') return json(response, 200, mail)
  response.writeHead(200, { 'content-type': 'message/rfc822' })
  response.end(box.raw(mail.id))
}

const box = await openMailBox(folder)

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  size: MOST_BYTES,
  logger: false,
  onAuth: (_auth, _session, callback) => callback(null, { user: 'anyone' }),
  onData: (stream, session, callback) => {
    const recipients = session.envelope.rcptTo.map(({ address }) => address)
    const keep = async (): Promise<void> => {
      await box.add(await buffer(stream), recipients, new Date())
    }
    callbackify(keep)((error) => callback(error))
  },
})
smtp.on('error', (error: Error) => console.error(error))

const http = createServer((request, response) => answer(box, request, response))

smtp.listen(Number(smtpPort), '127.0.0.1')
http.listen(Number(httpPort), '127.0.0.1')

process.on('SIGTERM', () => process.exit(0))
