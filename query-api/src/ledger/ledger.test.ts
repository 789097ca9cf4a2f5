/** Whatever gateways do and whenever it is asked: the ledger never cries wolf, and never sleeps. */
import {
  array,
  assert,
  boolean,
  integer,
  nat,
  oneof,
  property,
  tuple,
  type Arbitrary,
} from 'fast-check'
import { expect, test } from 'vitest'
import { World } from '../testing/ledger-model.ts'

type Act = (world: World) => void

const gateway = nat(2)
const few = integer({ min: 1, max: 5 })
/** Everything said and written so far is read; what a spool holds stays there. */
const caughtUp =
  (index: number): Act =>
  (world) => {
    world.report(index)
    world.readReports(Number.MAX_SAFE_INTEGER)
    world.land(Number.MAX_SAFE_INTEGER)
  }

const act: Arbitrary<Act> = oneof(
  {
    weight: 6,
    arbitrary: tuple(gateway, boolean()).map(
      ([g, spooled]): Act =>
        (w) =>
          w.accept(g, spooled),
    ),
  },
  {
    weight: 1,
    arbitrary: tuple(gateway, boolean()).map(
      ([g, logged]): Act =>
        (w) =>
          w.refuse(g, logged),
    ),
  },
  {
    weight: 4,
    arbitrary: integer({ min: 1, max: 70_000 }).map(
      (ms): Act =>
        (w) =>
          w.wait(ms),
    ),
  },
  {
    weight: 4,
    arbitrary: gateway.map(
      (g): Act =>
        (w) =>
          w.report(g),
    ),
  },
  {
    weight: 4,
    arbitrary: few.map(
      (n): Act =>
        (w) =>
          w.readReports(n),
    ),
  },
  {
    weight: 4,
    arbitrary: few.map(
      (n): Act =>
        (w) =>
          w.land(n),
    ),
  },
  {
    weight: 2,
    arbitrary: tuple(gateway, few).map(
      ([g, n]): Act =>
        (w) =>
          w.replay(g, n),
    ),
  },
  {
    weight: 1,
    arbitrary: gateway.map(
      (g): Act =>
        (w) =>
          w.dieWhileSending(g),
    ),
  },
  {
    weight: 1,
    arbitrary: gateway.map(
      (g): Act =>
        (w) =>
          w.end(g),
    ),
  },
  { weight: 4, arbitrary: gateway.map((g): Act => caughtUp(g)) },
)
const story = array(act, { minLength: 1, maxLength: 60 })
const RUNS = { numRuns: 500 }

const sum = (world: World) => {
  const judged = world.judge()
  const of = (field: 'missing' | 'surplus' | 'in_flight'): number =>
    judged.reduce((total, one) => total + one[field], 0)
  return { missing: of('missing'), surplus: of('surplus'), in_flight: of('in_flight') }
}

test('nothing lost: never missing, never surplus, whenever it is asked; at rest all adds up', () => {
  assert(
    property(integer({ min: 1, max: 3 }), story, (gateways, acts) => {
      const world = new World(gateways)
      for (const one of acts) {
        one(world)
        expect(sum(world)).toMatchObject({ missing: 0, surplus: 0 })
      }
      world.rest()
      expect(sum(world)).toEqual({ missing: 0, surplus: 0, in_flight: 0 })
    }),
    RUNS,
  )
})

test('one event lost whose minute was reported: missing, exactly one, once all is settled', () => {
  assert(
    property(integer({ min: 1, max: 3 }), story, nat(), (gateways, acts, which) => {
      const world = new World(gateways)
      for (const one of acts) one(world)
      world.rest()
      const candidates = world.noticeable()
      const victim = candidates[which % Math.max(1, candidates.length)]
      if (victim === undefined) return
      expect(sum(world)).toMatchObject({ missing: 0, surplus: 0 })
      victim.stolen = true
      const { missing, in_flight } = sum(world)
      // Of a run that is over and had a spool, the event may still be on its disk, for all one knows.
      expect(missing + (world.hadSpool(victim) ? in_flight : 0)).toBe(1)
    }),
    RUNS,
  )
})
