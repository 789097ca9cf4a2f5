/** The job that makes a digest: the API queues tests of it, the processor all others. */
import type { DigestPeriod } from './schedule.ts'

export const SEND_DIGEST_TASK = 'send-digest'

/** Payload, as JSON. */
export interface DigestJob {
  readonly user_id: string
  readonly project_id: string
  readonly frequency: 'daily' | 'weekly'
  readonly time_zone: string
  readonly period: DigestPeriod
  /** Sent whatever has happened, and whether or not digests are wanted. */
  readonly test?: true
}
