/**
 * Traces by OpenTelemetry, sent over OTLP/HTTP. The only file that imports its SDK, and loaded only when a
 * collector is set. Spans wait in a queue of bounded length and are sent in the background; when it is full,
 * or the collector is away, they are dropped and no request waits. Registers nothing globally.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { PartKind, TraceSpan, Tracing } from './port.ts'
import { createSampler } from './sampler.ts'
import { parseHeaders, type TracingSettings } from './settings.ts'

export interface OtelDeps {
  readonly settings: TracingSettings
  readonly service: string
  readonly log: Logger
  readonly clock: Clock
}

const SEND_EVERY_MS = 2_000
const SEND_TIMEOUT_MS = 5_000
const CLOSE_TIMEOUT_MS = 2_000
const MOST_WAITING = 2_048
// A landing batch has thousands of requests behind it; the limit is that of the specification.
const MOST_LINKS = 128
const MOST_TEXT = 256

const KINDS: Readonly<Record<PartKind, SpanKind>> = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
}
const W3C = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const SAMPLED = 1

/** What a traceparent names; undefined when it is not well-formed. */
const parse = (traceparent: string | undefined): SpanContext | undefined => {
  const [, traceId, spanId, flags] = W3C.exec(traceparent ?? '') ?? []
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined
  const context = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & SAMPLED,
    isRemote: true,
  }
  return isSpanContextValid(context) ? context : undefined
}

const write = ({ traceId, spanId }: SpanContext): string => `00-${traceId}-${spanId}-01`

/** Says once that the collector does not take spans, and once that it does again. */
const watched = (exporter: SpanExporter, log: Logger): SpanExporter => {
  let isTaken = true
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (isTaken !== (result.error === undefined)) {
          isTaken = result.error === undefined
          if (isTaken) log.info('the collector takes traces again')
          // Not the error itself: it may quote the request's headers.
          else log.warn('the collector does not take traces; they are dropped')
        }
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}

type Around = AsyncLocalStorage<TraceSpan>

const wrap = (tracer: Tracer, around: Around, span: Span): TraceSpan => {
  let context: Context | undefined
  const own: TraceSpan = {
    traceparent: write(span.spanContext()),
    part: (name, kind = 'internal', attributes = {}) => {
      context ??= trace.setSpan(ROOT_CONTEXT, span)
      return wrap(
        tracer,
        around,
        tracer.startSpan(name, { kind: KINDS[kind], attributes }, context),
      )
    },
    run: (work) => around.run(own, work),
    rename: (name) => void span.updateName(name),
    end: (attributes, failure) => {
      if (attributes !== undefined) span.setAttributes(attributes)
      if (failure !== undefined) {
        span.setAttribute('error.type', failure)
        span.setStatus({ code: SpanStatusCode.ERROR })
      }
      span.end()
    },
  }
  return own
}

const openProvider = ({ settings, service, log, clock }: OtelDeps): TracerProvider => {
  const base = settings.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, '')
  const exporter = new OTLPTraceExporter({
    url: `${base}/v1/traces`,
    headers: parseHeaders(settings.OTEL_EXPORTER_OTLP_HEADERS) ?? {},
    timeoutMillis: SEND_TIMEOUT_MS,
  })
  return new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': service,
      'service.namespace': 'pulseboard',
    }),
    sampler: createSampler(settings, clock),
    spanLimits: { linkCountLimit: MOST_LINKS, attributeValueLengthLimit: MOST_TEXT },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: watched(exporter, log),
        scheduledDelayMillis: SEND_EVERY_MS,
        exportTimeoutMillis: SEND_TIMEOUT_MS,
        maxQueueSize: MOST_WAITING,
      }),
    ],
  })
}

const linksOf = (traceparents: Iterable<string>): { context: SpanContext }[] => {
  const links: { context: SpanContext }[] = []
  for (const traceparent of new Set(traceparents)) {
    const context = parse(traceparent)
    if (context?.traceFlags === SAMPLED) links.push({ context })
    if (links.length === MOST_LINKS) break
  }
  return links
}

export const openOtel = (deps: OtelDeps): Tracing => {
  const provider = openProvider(deps)
  const tracer = provider.getTracer('pulseboard')
  const around: Around = new AsyncLocalStorage()
  const kept = (span: Span): TraceSpan | undefined =>
    span.isRecording() ? wrap(tracer, around, span) : undefined
  return {
    get current() {
      return around.getStore()
    },
    request: (name, traceparent, attributes = {}) => {
      const parent = parse(traceparent)
      const context =
        parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent)
      return kept(tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, context))
    },
    batch: (name, traceparents, attributes = {}) => {
      const links = linksOf(traceparents)
      if (links.length === 0) return undefined
      const options = { kind: SpanKind.CONSUMER, attributes, links }
      return kept(tracer.startSpan(name, options, ROOT_CONTEXT))
    },
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, CLOSE_TIMEOUT_MS)
      await Promise.race([provider.shutdown().catch(() => undefined), promise])
      clearTimeout(timer)
    },
  }
}
