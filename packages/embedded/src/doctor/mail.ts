/**
 * The mail server: connects, greets, switches to TLS and signs in as the product would, and sends nothing.
 * Without one the product works; what cannot be mailed is said here.
 */
import { createTransport } from 'nodemailer'
import { ok, problem, warning, wordsOf, type Finding } from './finding.ts'

const TIMEOUT_MS = 5_000
const FIX =
  'correct SMTP_URL, such as smtps://user:password@mail.example.org (465) or smtp:// (587)'

/** @param url undefined where none is set. */
export const examineMail = async (url: string | undefined): Promise<Finding> => {
  if (url === undefined)
    return warning(
      'mail',
      'no SMTP_URL: nobody gets mails; invitations are copied links, and addresses stay unconfirmed',
      'set SMTP_URL, or print links with npm run account -- reset <address>',
    )
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { host, username } = new URL(url)
  try {
    await transport.verify()
    return ok('mail', `${host} takes mails${username === '' ? '' : ', signed in'}`)
  } catch (error) {
    return problem('mail', `${host} does not take mails: ${wordsOf(error)}`, FIX)
  } finally {
    transport.close()
  }
}
