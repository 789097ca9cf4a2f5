/** Random schedules: few ids and requests, so that copies are common; many choices, so that faults are. */
import { array, constantFrom, integer, nat, record, type Arbitrary } from 'fast-check'
import type { Schedule } from './run-schedule.ts'
import type { Message } from './world.ts'

const KINDS: readonly Message['kind'][] = [
  'good',
  'good',
  'good',
  'poison',
  'broken',
  'filtered',
  'moody',
]

const message = record({
  id: nat(3),
  request: integer({ min: 1, max: 3 }),
  kind: constantFrom(...KINDS),
})

export const schedules: Arbitrary<Schedule> = record({
  messages: array(message, { minLength: 1, maxLength: 7 }),
  choices: array(nat(0xffff), { maxLength: 200, size: 'max' }),
})
