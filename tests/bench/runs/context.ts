/** What every run gets: the stack, the settings, and the book of what was acknowledged. */
import type { LoadSpec } from '../load/generator.ts'
import type { Batch, Settings } from '../settings.ts'
import type { BenchStack } from '../stack.ts'

export interface RunContext {
  readonly stack: BenchStack
  readonly settings: Settings
  /** A number that no other load of this benchmark has; ids begin with it. */
  nextRun(): number
  /** Events that the gateway acknowledged so far. */
  acknowledged: number
  say(line: string): void
}

/** A load against our gateway. */
export const gatewayLoad = (
  context: RunContext,
  batch: Batch,
  changes: Partial<LoadSpec> = {},
): LoadSpec => ({
  port: context.stack.gatewayPort,
  path: '/v1/events',
  apiKey: context.stack.project.apiKey,
  batch,
  connections: context.settings.connections[batch],
  seconds: context.settings.seconds,
  pace: { kind: 'saturate' },
  run: context.nextRun(),
  ...changes,
})
