/** Messages that no processor can read, straight to the topic, so that the way into quarantine is walked. */
import { randomUUID } from 'node:crypto'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import type { World } from '../world/world.ts'

const COUNT = 40

export const sendBroken = async ({ bus }: World): Promise<void> => {
  const messages = Array.from({ length: COUNT }, () => ({
    key: randomUUID(),
    value: '{"broken',
    headers: {},
  }))
  await bus.send(EVENTS_TOPIC.name, messages)
}
