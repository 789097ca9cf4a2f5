/** The fields of an event that say where it comes from, as rows with words; absent ones are left out: pure. */
import type { Event } from '@pulseboard/contracts'

export interface ContextRow {
  readonly label: string
  readonly value: string
}

export function contextRows(event: Event): readonly ContextRow[] {
  const { os, device, sdk, error } = event
  const rows: [string, string | undefined][] = [
    ['Level', event.level],
    ['Error', error?.type],
    ['Handled', error?.handled === undefined ? undefined : error.handled ? 'yes' : 'no, a crash'],
    ['Release', event.release],
    ['App version', event.app_version],
    ['Environment', event.environment],
    ['Platform', event.platform],
    ['System', join(os?.name, os?.version)],
    [
      'Device',
      join(
        device?.manufacturer,
        device?.model,
        device?.emulator === true ? '(emulator)' : undefined,
      ),
    ],
    ['Installation', device?.id],
    ['User', event.user_id],
    ['Session', event.session_id],
    ['SDK', join(sdk?.name, sdk?.version)],
    ['Event id', event.id],
  ]
  return rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value }],
  )
}

const join = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')
