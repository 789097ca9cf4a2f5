/** The engine over real stores, with a clock that the test sets: what it writes, and that it writes it once. */
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openEngineWorld, type EngineWorld } from './fixtures/engine-world.ts'

const SLOT = 10_000
const MINUTE = 60_000
/** Over 10 % in a window of a minute, at once; over when a minute is good. */
const RULE = {
  kind: 'error_rate',
  threshold: 10,
  recover_threshold: 5,
  min_sample: 5,
  window_minutes: 1,
  windows: { breaching: 1, of: 1 },
  recover_minutes: 1,
  cooldown_minutes: 0,
  lateness_minutes: 5,
  on_no_data: 'ok',
} as const

let world: EngineWorld
beforeEach(async () => {
  world = await openEngineWorld(await createDatabases(inject('stores')))
})
afterEach(() => world.close())

const burst = (at: number, errors = 5, events = 5) => [
  { at, type: 'error', count: errors },
  { at, count: events },
]
const incidents = () =>
  world.rows<{ number: number; status: string; resolved_by: string | null; late: boolean }>(
    'SELECT number, status, resolved_by, late FROM incidents ORDER BY number',
  )
const jobs = async () =>
  (
    await world.rows<{ task: string; jobs: number }>(
      'SELECT task_identifier AS task, count(*)::int AS jobs FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1',
    )
  ).map(({ task, jobs }) => `${task} ${jobs}`)

test('fires at the end of the window that crossed, recovers, resolves: each once, with its jobs', async () => {
  await world.rule(RULE)
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(...burst(12_000))
  await world.advance(running, SLOT)
  expect(await incidents()).toEqual([])
  await world.advance(running, 2 * SLOT)
  expect(await incidents()).toMatchObject([{ number: 1, status: 'firing', late: false }])
  await world.land({ at: 75_000, count: 200 })
  await world.advance(running, 3 * MINUTE)
  await world.advance(running, 4 * MINUTE)
  expect(await world.story()).toEqual([
    `fired ${2 * SLOT}`,
    `recovering ${8 * SLOT}`,
    `resolved ${14 * SLOT}`,
  ])
  expect(await incidents()).toMatchObject([{ status: 'resolved', resolved_by: 'rule' }])
  expect(await jobs()).toEqual(['notify-incident 2', 'publish-alert 3'])
  const decisions = await world.rows<{ reason: string }>(
    'SELECT reason FROM alert_decisions ORDER BY id',
  )
  expect(decisions.map(({ reason }) => reason)).toContain('fired')
})

test('held while time is not complete: rows that are there decide nothing before', async () => {
  await world.rule(RULE)
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(...burst(2_000))
  world.now = 10 * MINUTE
  await running.engine.tick()
  expect(await incidents()).toEqual([])
  world.complete = SLOT - 1
  await running.engine.tick()
  expect(await incidents()).toEqual([])
  world.complete = SLOT
  await running.engine.tick()
  expect(await world.story()).toEqual([`fired ${SLOT}`])
})

test('what arrives late is judged again and marked; what arrives days late alerts nobody', async () => {
  await world.rule(RULE)
  const running = await world.engine()
  await world.advance(running, 2 * MINUTE)
  await world.land({ at: 30_000, received: 2 * MINUTE + 1, type: 'error', count: 10 })
  await world.land({ at: -86_400_000, received: 2 * MINUTE + 2, type: 'error', count: 99 })
  await world.advance(running, 2 * MINUTE + SLOT)
  expect(await incidents()).toMatchObject([{ number: 1, late: true }])
})

test('a row that should have been there is known from the next step on', async () => {
  await world.rule(RULE)
  const running = await world.engine()
  await world.advance(running, 2 * MINUTE)
  await world.land({ at: 100_000, type: 'error', count: 10 })
  await world.advance(running, 2 * MINUTE + SLOT)
  expect(await incidents()).toMatchObject([{ number: 1, late: true }])
})

test('a restart in the middle goes on where the last one stopped', async () => {
  await world.rule({ ...RULE, windows: { breaching: 3, of: 3 } })
  const first = await world.engine()
  await world.advance(first, 0)
  await world.land(...burst(2_000))
  await world.advance(first, 2 * SLOT)
  await world.end(first)
  const second = await world.engine()
  await world.advance(second, 4 * SLOT)
  await world.end(second)
  const third = await world.engine()
  await world.advance(third, 5 * MINUTE)
  expect(await world.story()).toEqual([
    `fired ${3 * SLOT}`,
    `recovering ${7 * SLOT}`,
    `resolved ${13 * SLOT}`,
  ])
})

test('one that was paused and wakes up writes nothing; another goes on from there, in order', async () => {
  await world.rule(RULE)
  const paused = await world.engine()
  await world.advance(paused, 0)
  await world.land(...burst(2_000))
  await world.expire(paused)
  const other = await world.engine()
  world.complete = 3 * MINUTE
  // Both evaluate the same steps at once: only one may write them.
  await Promise.all([paused.engine.tick(), other.engine.tick()])
  await world.advance(other, 4 * MINUTE)
  await paused.engine.tick()
  expect(await world.story()).toEqual([
    `fired ${SLOT}`,
    `recovering ${7 * SLOT}`,
    `resolved ${13 * SLOT}`,
  ])
  const [decisions] = await world.rows<{ n: number; different: number }>(
    'SELECT count(*)::int AS n, count(DISTINCT (at, reason))::int AS different FROM alert_decisions',
  )
  expect(decisions?.n).toBe(decisions?.different)
})

test('steps of more than an hour ago are marked: their notices are folded', async () => {
  await world.rule(RULE)
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(...burst(2_000))
  world.now = 2 * 3_600_000
  world.complete = 2 * 3_600_000
  await running.engine.tick()
  const [row] = await world.rows<{ caught_up: boolean }>('SELECT caught_up FROM incidents')
  expect(row).toEqual({ caught_up: true })
})

test('groups have incidents of their own, filters by fields of the event and of its row', async () => {
  const grouped = { ...RULE, group_by: 'release' } as const
  await world.rule({ ...grouped, filter: 'release:a,b' })
  await world.rule({ ...grouped, filter: 'user:u1' })
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(
    { at: 1_000, type: 'error', release: 'a', count: 9 },
    { at: 1_000, type: 'error', release: 'b', count: 9, user: 'u1' },
    { at: 1_000, type: 'error', release: 'c', count: 9 },
  )
  await world.advance(running, SLOT)
  const rows = await world.rows<{ group_key: string }>(
    'SELECT group_key FROM incidents ORDER BY group_key',
  )
  expect(rows.map(({ group_key }) => group_key)).toEqual(['a', 'b', 'b'])
})

test('percentiles of a metric are those of its rows, also when they are read again', async () => {
  const metric = { kind: 'metric', metric: 'start', aggregate: 'p95', threshold: 900 } as const
  await world.rule({ ...RULE, ...metric, recover_threshold: null })
  const first = await world.engine()
  await world.advance(first, 0)
  const values = Array.from({ length: 100 }, (_, n) => ({
    at: 1_000,
    type: 'metric',
    name: 'start',
    value: n < 90 ? -0.5 : 1_000,
  }))
  await world.land(...values.slice(0, 60))
  await world.end(first)
  const second = await world.engine()
  await world.land(...values.slice(60))
  await world.advance(second, SLOT)
  const [row] = await world.rows<{ value: number; sample: string }>(
    'SELECT value, sample FROM incidents',
  )
  expect(row?.sample).toBe('100')
  expect(row?.value).toBeGreaterThan(992)
  expect(row?.value).toBeLessThan(1_008)
})

test('an eager rule fires in the window that still fills, and says so', async () => {
  await world.rule({ ...RULE, eager: true })
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(...burst(1_000))
  world.now = 2_000
  world.complete = 1_500
  await running.engine.tick()
  await running.engine.tick()
  const rows = await world.rows<{ open: boolean }>(
    "SELECT data->'open' AS open FROM incident_events",
  )
  expect(rows).toEqual([{ open: true }])
  await world.advance(running, SLOT)
  expect(await world.story()).toEqual([`fired ${SLOT}`])
})

test('a changed rule keeps its incident; one that is switched off or deleted ends it', async () => {
  const [changed, off, deleted] = [
    await world.rule(RULE),
    await world.rule(RULE),
    await world.rule(RULE),
  ]
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(...burst(1_000))
  await world.advance(running, SLOT)
  const change = (set: string, id: string) =>
    world.rows(`UPDATE alert_rules SET version = version + 1, ${set} WHERE id = $1`, id)
  await change(`settings = settings || '{"threshold": 90, "recover_threshold": 80}'`, changed)
  await change('enabled = false', off)
  await change('deleted_at = now()', deleted)
  running.engine.changed(world.project)
  await world.advance(running, 2 * SLOT)
  const rows = await world.rows<{ rule_id: string; status: string; resolved_by: string | null }>(
    'SELECT rule_id, status, resolved_by FROM incidents',
  )
  const byRule = Object.fromEntries(rows.map(({ rule_id, ...row }) => [rule_id, row]))
  expect(byRule).toEqual({
    [changed]: { status: 'recovering', resolved_by: null },
    [off]: { status: 'resolved', resolved_by: 'rule_changed' },
    [deleted]: { status: 'resolved', resolved_by: 'rule_deleted' },
  })
})

test('what somebody changes from outside is read anew: no write goes over it', async () => {
  await world.rule({ ...RULE, recover_minutes: 60 })
  const running = await world.engine()
  await world.advance(running, 0)
  await world.land(...burst(1_000))
  await world.advance(running, SLOT)
  await world.rows(
    "UPDATE alert_shards SET owner = NULL, epoch = epoch + 1, leased_until = now() - interval '1 second' WHERE shard = $1",
    world.shard,
  )
  await world.rows(
    'UPDATE alert_states SET state = \'ok\', memory = memory || \'{"state": "ok", "incident": null}\'',
  )
  await world.advance(running, 3 * MINUTE)
  const [state] = await world.rows<{ state: string }>('SELECT state FROM alert_states')
  expect(state).toEqual({ state: 'ok' })
  expect(await world.story()).toEqual([`fired ${SLOT}`])
})
