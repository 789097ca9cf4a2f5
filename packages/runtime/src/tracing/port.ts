/**
 * Traces as our services see them. What is not sampled is undefined, so a caller writes `span?.…` and pays
 * one comparison. Names and attributes come from closed lists: no payload, no value of a statement, no id
 * of a person, no text of an error.
 */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>
export type PartKind = 'internal' | 'client' | 'producer'

/** A piece of work that is being traced. */
export interface TraceSpan {
  /** W3C trace context that names this span as the parent. */
  readonly traceparent: string
  /** A piece of this work. */
  part(name: string, kind?: PartKind, attributes?: SpanAttributes): TraceSpan
  /** Runs work inside of this span: `Tracing.current` is this span there. */
  run<T>(work: () => T): T
  /** Another name, once it is known which route it was. */
  rename(name: string): void
  /** Ends it, once. @param failure a code of ours when it failed. */
  end(attributes?: SpanAttributes, failure?: string): void
}

export interface Tracing {
  /** The span whose `run` we are in. */
  readonly current: TraceSpan | undefined
  /**
   * A request that came in. @param traceparent what the client sent: when it is well-formed, its trace goes on.
   */
  request(
    name: string,
    traceparent: string | undefined,
    attributes?: SpanAttributes,
  ): TraceSpan | undefined
  /** Work on messages of many requests: has a link to each sampled one, and no parent. */
  batch(
    name: string,
    traceparents: Iterable<string>,
    attributes?: SpanAttributes,
  ): TraceSpan | undefined
  /** Sends what waits, for two seconds at most. */
  close(): Promise<void>
}

/** A header of HTTP or Kafka as text; undefined when there is none, or several. */
export const headerText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('latin1') : undefined

/** Name of the header, in HTTP and in Kafka. */
export const TRACEPARENT = 'traceparent'
