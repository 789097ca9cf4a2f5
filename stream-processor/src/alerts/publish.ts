/**
 * Task `publish-alert`: one transition → `pulseboard.alerts.v1`. At least once: it may run again after it
 * was sent, with the same key and content. What is gone by then (its project was deleted) is not sent.
 */
import { ALERTS_TOPIC, isUuid, type AlertMessage } from '@pulseboard/contracts'
import { findAlertMessage, type SqlPool } from '@pulseboard/db'
import type { Bus } from '@pulseboard/runtime'

const readEventId = (payload: unknown): string => {
  const id: unknown =
    typeof payload === 'object' && payload !== null && 'event_id' in payload
      ? payload.event_id
      : undefined
  if (typeof id === 'string' && isUuid(id)) return id
  throw new Error(`event_id is ${JSON.stringify(id)}; the job needs the id of an incident's event`)
}

const toOutgoing = (message: AlertMessage) => ({
  key: message.id,
  value: JSON.stringify(message),
  headers: { project: message.project_id, kind: message.kind },
})

export const publishAlert =
  ({ pool, bus }: { readonly pool: SqlPool; readonly bus: Pick<Bus, 'send'> }) =>
  async (payload: unknown): Promise<void> => {
    const message = await findAlertMessage(pool, readEventId(payload))
    if (message !== undefined) await bus.send(ALERTS_TOPIC.name, [toOutgoing(message)])
  }
