/**
 * Mails that the launcher's catcher holds, as its JSON says, and the questions about them: the list
 * again every 3 s while it can be had, one mail once.
 */
import { readJson } from '#lib/api.ts'
import type { ApiError } from '#lib/api/problem.ts'

export interface MailSummary {
  readonly id: string
  readonly receivedAt: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** Bytes of the message as it came. */
  readonly size: number
}

export interface Mail extends MailSummary {
  /** As the sender wrote it: shown in a frame that runs nothing and loads nothing. */
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

const API = '/dev/mail/api'
const REFRESH_MS = 3000

export const mailsQuery = () => ({
  queryKey: ['mails'],
  queryFn: async () => ((await readJson(`${API}/mails`)) as { data: readonly MailSummary[] }).data,
  // Where mails are not caught, asking again changes nothing.
  refetchInterval: ({ state }: { state: { error: ApiError | null } }) =>
    state.error?.status === 404 ? (false as const) : REFRESH_MS,
})

export const mailQuery = (id: string) => ({
  queryKey: ['mails', id],
  queryFn: async () => (await readJson(`${API}/mails/${encodeURIComponent(id)}`)) as Mail,
  staleTime: Number.POSITIVE_INFINITY,
})
