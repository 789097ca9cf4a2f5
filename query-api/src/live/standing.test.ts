import type { WatcherRow } from '@pulseboard/db'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Identity } from '../auth/passport.ts'
import { aClient } from '../testing/live-client.ts'
import type { Watched } from './erased.ts'
import { createStandings, endingOf, type Standings } from './standing.ts'
import type { Admission } from './tickets.ts'

const person: Identity = { kind: 'user', userId: 'u', sessionId: 's' }
const project = { id: 'p', events_erased_before: null } as Admission['project']
const admission: Admission = { caller: person, project }
const good: WatcherRow = { is_alive: true, role: 'viewer', events_erased_before: null }

const known: Watched[] = []
let row: WatcherRow = good
let asked = 0
let failures = 0
let standings: Standings
beforeEach(() => {
  vi.useFakeTimers()
  known.length = 0
  row = good
  asked = 0
  failures = 0
  standings = createStandings({
    find: async (admissions) => {
      asked += 1
      if (row.role === 'owner') throw new Error('down')
      return admissions.map(() => row)
    },
    know: (each) => void known.push(each),
    onFailed: () => (failures += 1),
    everyMs: 1000,
  })
})
afterEach(() => void vi.useRealTimers())

test('an ended sign-in asks for a new ticket, a lost membership ends for good', () => {
  expect(endingOf(person, good)).toBeUndefined()
  expect(endingOf(person, { ...good, is_alive: false })?.[0]).toBe(4401)
  expect(endingOf(person, { ...good, role: null })?.[0]).toBe(4403)
  const writer: Identity = { kind: 'token', userId: 'u', tokenId: 't', scopes: [] }
  expect(endingOf(writer, good)?.[0]).toBe(4403)
})

test('all are asked about in one question, and nobody when nobody watches', async () => {
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toBe(0)
  const clients = [aClient(), aClient()]
  const stop = clients.map((client) => standings.watch(admission, client))
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toBe(1)
  const boundary = new Date(5)
  row = { ...good, events_erased_before: boundary }
  await vi.advanceTimersByTimeAsync(1000)
  expect(known.at(-1)).toEqual({ id: 'p', events_erased_before: boundary })
  row = { ...good, is_alive: false }
  await vi.advanceTimersByTimeAsync(1000)
  expect(clients.map(({ closed }) => closed[0]?.[0])).toEqual([4401, 4401])
  for (const step of stop) step()
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toBe(3)
})

test('a database that does not answer sends nobody away', async () => {
  const client = aClient()
  standings.watch(admission, client)
  row = { ...good, role: 'owner' }
  await vi.advanceTimersByTimeAsync(2000)
  expect([failures, client.closed]).toEqual([2, []])
})
