/** Stack frames as lines to show: pure. Text that a runtime printed is kept as it is. */
import type { Event } from '@pulseboard/contracts'

export interface StackLine {
  readonly where: string
  readonly what: string
  /** False for frames of libraries, which are shown quieter. */
  readonly own: boolean
}

export function stackLines(error: Event['error']): readonly StackLine[] {
  if (error?.frames !== undefined && error.frames.length > 0) {
    return error.frames.map((frame) => ({
      what:
        [frame.module, frame.function].filter((part) => part !== undefined).join('.') ||
        '(anonymous)',
      where: [frame.file, frame.line, frame.column].filter((part) => part !== undefined).join(':'),
      own: frame.in_app ?? true,
    }))
  }
  const text = error?.stack?.split('\n').filter((line) => line.trim() !== '') ?? []
  return text.map((what) => ({ what, where: '', own: true }))
}

/** The sentence under the name of an event: message of the error, value of the metric, or nothing. */
export function eventSummary(event: Event): string {
  if (event.error?.message !== undefined && event.error.message !== '') return event.error.message
  if (event.value !== undefined)
    return `${event.value}${event.unit === undefined ? '' : ` ${event.unit}`}`
  return ''
}
