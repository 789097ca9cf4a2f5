/** The time, reactive once a second while somebody looks; for "3 min ago". */
import { createSubscriber } from 'svelte/reactivity'
import { now } from '#lib/clock.ts'

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 1000)
  return () => clearInterval(timer)
})

export const ticker = {
  get now(): number {
    subscribe()
    return now()
  },
}
