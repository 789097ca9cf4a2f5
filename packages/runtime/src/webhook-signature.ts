/**
 * How receivers of webhooks know that a request is ours and new: a signature over time and body with a
 * secret that only the channel's owner sees. Secrets are not stored: they are made of the installation's
 * key, the channel and how often its secret was changed. Pure.
 *
 *   PulseBoard-Signature: t=<epoch seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">[,v1=<of the secret before>]
 */
import { createHmac } from 'node:crypto'

/** Secret of a channel after so many changes. */
export const webhookSecret = (key: Buffer, channelId: string, rotation: number): string =>
  `whsec_${createHmac('sha256', key)
    .update(`pulseboard webhook v1\n${channelId}\n${rotation}`)
    .digest('base64url')}`

const sign = (secret: string, time: number, body: string): string =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')

/** Value of the header; each secret signs. @param time epoch seconds */
export const webhookSignature = (secrets: readonly string[], time: number, body: string): string =>
  [`t=${time}`, ...secrets.map((secret) => `v1=${sign(secret, time, body)}`)].join(',')
