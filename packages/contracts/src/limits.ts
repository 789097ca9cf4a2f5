/**
 * Every bound that a client can run into, in one place: the schemas, the gateway and the documents
 * read these numbers, so a limit is never stated twice.
 */
export const LIMITS = {
  /** Bytes of one request body as sent (compressed or not). */
  bodyBytes: 5 * 1024 * 1024,
  /** Bytes of one request body after decompression. */
  inflatedBytes: 5 * 1024 * 1024,
  /** Largest accepted ratio of inflated to sent bytes, once more than 64 KiB have come out. */
  inflationRatio: 200,
  /** Events in one request. */
  batchEvents: 1000,
  /** Bytes of one event. */
  eventBytes: 64 * 1024,
  /** Nesting of one event; the event object itself is level 1. */
  depth: 8,
  /** Object keys and array elements of one event, all levels together. */
  keys: 1000,
  /** UTF-16 code units of any one string value. */
  stringLength: 8192,
  nameLength: 200,
  idLength: 200,
  tags: 50,
  tagKeyLength: 64,
  tagValueLength: 200,
  frames: 64,
  /** How far in the future a corrected event time may lie before it is set to the time of receipt. */
  futureToleranceMs: 60_000,
  /** Difference between `sent_at` and receipt that is network, not a wrong clock. */
  skewToleranceMs: 10_000,
  /** UTF-16 code units and terms of one filter (`q`). */
  filterLength: 1000,
  filterTerms: 30,
} as const

/** What one question to the event store may cost, and how many of one project are asked at a time. */
export const QUERY_LIMITS = {
  /** Seconds of work. */
  seconds: 10,
  memoryBytes: 1_000_000_000,
  /** Rows and uncompressed bytes that are read. */
  rowsRead: 200_000_000,
  bytesRead: 20_000_000_000,
  resultRows: 20_000,
  resultBytes: 32 * 1024 * 1024,
  /** Questions of one project that run, and that wait for their turn. */
  running: 6,
  waiting: 60,
} as const
