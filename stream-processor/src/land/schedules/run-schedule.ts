/**
 * Runs one schedule to its end and says what was wrong with what came out. The choices pick what happens
 * next and what goes wrong; when they are used up everything that is left happens in order, without faults.
 */
import { World, type Message, type Mutation } from './world.ts'

export interface Schedule {
  readonly messages: readonly Message[]
  readonly choices: readonly number[]
}

// More than any schedule needs to come to its end.
const MOST_STEPS = 3_000

/** Lets everything that is not waiting for the schedule run. */
const settleDown = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve()
}

class Run {
  readonly #world: World
  readonly #choices: readonly number[]
  #at = 0
  #turn = 0

  constructor({ messages, choices }: Schedule, mutation: Mutation) {
    this.#world = new World(messages, mutation)
    this.#choices = choices
  }

  get #calm(): boolean {
    return this.#at >= this.#choices.length
  }
  /** The next choice; afterwards the oldest is always taken. */
  #next(): number {
    return this.#choices[this.#at++] ?? 0
  }

  /** Inserts are slow: much may happen between two of their steps; when it is calm, in turn. */
  #isSlow(): boolean {
    return this.#calm ? this.#turn++ % 2 === 0 : this.#next() % 4 === 0
  }
  #pick<T>(from: readonly T[]): T | undefined {
    return from.length === 0 ? undefined : from[this.#next() % from.length]
  }

  /** One thing happens. */
  #step(): void {
    const { store, processors, calls } = this.#world
    if (this.#calm) for (const one of processors) one.paused = false
    else if (this.#disturb()) return
    const ready = calls.filter(({ owner }) => owner.alive && !owner.paused)
    const { inserts } = store
    const insert = ready.length === 0 || this.#isSlow() ? this.#pick(inserts) : undefined
    if (insert !== undefined) {
      store.advance(insert)
      return
    }
    const call = this.#pick(ready)
    if (call === undefined) {
      if (!this.#world.done) this.#world.rebalance()
      return
    }
    calls.splice(calls.indexOf(call), 1)
    const luck = this.#calm ? 0 : this.#next() % 16
    if (luck === 15) call.fail(new Error('not sent'))
    else call.run()
    // Done, and nobody hears of it: the effect's own answer comes too late.
    if (luck === 14) call.fail(new Error('answer lost'))
  }

  /** Sometimes something happens to a processor. */
  #disturb(): boolean {
    const what = this.#next() % 24
    const { processors } = this.#world
    const victim = processors[this.#next() % processors.length]
    if (victim === undefined || what > 3) return false
    if (what === 0) this.#world.rebalance()
    else if (what === 1) this.#world.crash(victim)
    else victim.paused = what === 2
    return true
  }

  async toEnd(): Promise<string | undefined> {
    const { store } = this.#world
    this.#world.rebalance()
    for (let step = 0; step < MOST_STEPS; step++) {
      await settleDown()
      const quiet = this.#world.calls.every(({ owner }) => !owner.alive)
      if (this.#calm && this.#world.done && quiet && store.inserts.length === 0)
        return this.#world.fault ?? judge(this.#world)
      this.#step()
    }
    return this.#world.fault ?? `Offset ${this.#world.committed} has not been passed.`
  }
}

/** Every message has exactly one end, and of each acceptance one that counts. */
const judge = ({ store, messages }: World): string | undefined => {
  const ids = store.events.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) return `The id ${twice} is stored twice.`
  const counted = new Set<string>()
  for (const [at, { request }] of messages.entries()) {
    const ends = store.all().filter(({ _offset }) => _offset === BigInt(at))
    const [end] = ends
    if (end === undefined || ends.length !== 1) return `Offset ${at} has ${ends.length} ends.`
    if (end._request !== request) return `Offset ${at} has the end of another message.`
    if ('outcome' in end && end.outcome === 'replayed') continue
    const acceptance = `${end.id}/${request}`
    if (counted.has(acceptance)) return `The acceptance ${acceptance} counts twice.`
    counted.add(acceptance)
  }
  return undefined
}

/** @returns what was wrong; undefined when all is well. */
export const runSchedule = (
  schedule: Schedule,
  mutation: Mutation = {},
): Promise<string | undefined> => new Run(schedule, mutation).toEnd()
