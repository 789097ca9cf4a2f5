/**
 * Start and stop as data: parts are closed in the reverse order of their opening, under one deadline.
 * The first SIGINT or SIGTERM drains, a second exits at once; an uncaught exception drains and exits 1.
 */
import type { Logger } from './logger.ts'

export interface Part {
  readonly name: string
  readonly close: () => Promise<void> | void
}

export interface Lifecycle {
  /** Registers what must be closed; later parts are closed first. */
  opened(part: Part): void
  /** Closes everything once; later calls wait for the first. */
  close(): Promise<void>
}

export const createLifecycle = (log: Logger, deadlineMs = 10_000): Lifecycle => {
  const parts: Part[] = []
  let closing: Promise<void> | undefined

  const closeAll = async (): Promise<void> => {
    for (const part of parts.toReversed()) {
      try {
        await part.close()
      } catch (error) {
        log.error({ err: error, part: part.name }, 'a part did not close cleanly')
      }
    }
  }
  const withDeadline = (work: Promise<void>): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      log.error({ deadlineMs }, 'shutdown deadline reached, exiting with open parts')
      resolve()
    }, deadlineMs)
    return Promise.race([work, promise]).finally(() => clearTimeout(timer))
  }
  return {
    opened: (part) => void parts.push(part),
    close: () => (closing ??= withDeadline(closeAll())),
  }
}

/** Ties a lifecycle to the process: signals, uncaught errors, exit codes. */
export const runUntilSignal = (lifecycle: Lifecycle, log: Logger): void => {
  let stopping = false
  const stop = (code: number, reason: string): void => {
    if (stopping) process.exit(code === 0 ? 130 : code)
    stopping = true
    log.info({ reason }, 'stopping')
    void lifecycle.close().finally(() => process.exit(code))
  }
  process.on('SIGTERM', () => stop(0, 'SIGTERM'))
  process.on('SIGINT', () => stop(0, 'SIGINT'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception')
    stop(1, 'uncaughtException')
  })
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection')
    stop(1, 'unhandledRejection')
  })
}
