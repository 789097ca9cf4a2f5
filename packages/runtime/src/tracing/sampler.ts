/**
 * Which traces are kept: what the standard sampler wants, but no more new ones a second than the bound. An
 * address that anybody may call takes a client's wish to be traced too, so without the bound clients would
 * decide how much we send. Parts of a sampled trace are always kept; a batch is kept for its links.
 */
import { trace, type Context, type Link } from '@opentelemetry/api'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SamplingResult,
} from '@opentelemetry/sdk-trace'
import type { Clock } from '../clock.ts'
import type { TracingSettings } from './settings.ts'

type Wanted = Pick<
  TracingSettings,
  'OTEL_TRACES_SAMPLER' | 'OTEL_TRACES_SAMPLER_ARG' | 'TRACES_PER_SECOND'
>

const standardSampler = ({
  OTEL_TRACES_SAMPLER: name,
  OTEL_TRACES_SAMPLER_ARG: ratio,
}: Wanted): Sampler => {
  const roots: Readonly<Record<string, () => Sampler>> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(Number(ratio)),
  }
  const root = roots[name.replace('parentbased_', '')]?.() ?? new AlwaysOffSampler()
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root
}

const NOT_KEPT: SamplingResult = { decision: SamplingDecision.NOT_RECORD }
const KEPT: SamplingResult = { decision: SamplingDecision.RECORD_AND_SAMPLED }

/** A bucket of one second: full at the beginning. */
const createBucket = (perSecond: number, clock: Clock): (() => boolean) => {
  let left = perSecond
  let filledMs = clock.now()
  return () => {
    const nowMs = clock.now()
    left = Math.min(perSecond, left + (Math.max(0, nowMs - filledMs) * perSecond) / 1000)
    filledMs = nowMs
    if (left < 1) return false
    left -= 1
    return true
  }
}

export const createSampler = (settings: Wanted, clock: Clock): Sampler => {
  const standard = standardSampler(settings)
  const takeToken = createBucket(settings.TRACES_PER_SECOND, clock)
  const wants = (links: readonly Link[], ...question: Parameters<Sampler['shouldSample']>) =>
    links.length > 0 ||
    standard.shouldSample(...question).decision === SamplingDecision.RECORD_AND_SAMPLED
  const isPart = (context: Context): boolean => {
    const parent = trace.getSpan(context)
    return parent !== undefined && parent.isRecording()
  }
  return {
    shouldSample: (...question) => {
      const [context, , , , , links] = question
      if (isPart(context)) return KEPT
      return wants(links, ...question) && takeToken() ? KEPT : NOT_KEPT
    },
    toString: () => `${standard.toString()}, at most ${settings.TRACES_PER_SECOND} a second`,
  }
}
