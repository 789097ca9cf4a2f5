/**
 * Types and levels as lists for pages. Written out because importing the contract's schemas as values
 * would put the whole schema library into the browser; a test compares them with the contract.
 */
import type { EventType, Level } from '@pulseboard/contracts'

export const TYPE_NAMES = ['error', 'event', 'metric', 'session'] as const satisfies EventType[]
export const LEVEL_NAMES = ['fatal', 'error', 'warning', 'info', 'debug'] as const satisfies Level[]
