/** Sample incidents for pictures of mails: one bad release, one time of being down. */
import { withDefaults } from '@pulseboard/contracts'
import type { FoldedRow, NoticeSource } from '@pulseboard/db'
import type { AlertView } from '../../stream-processor/src/notify/view.ts'

const FROM = Date.parse('2026-11-03T13:05:10Z')
const MINUTE_MS = 60_000
const LINK = 'https://pulse.example.com/a/eyJhY3Rpb24iOiJtdXRlIn0.signature'

const AT = {
  fired: FROM,
  reminder: FROM + 360 * MINUTE_MS,
  resolved: FROM + 23 * MINUTE_MS,
} as const

const source = (kind: keyof typeof AT): NoticeSource => ({
  event_id: '0198c0de-0000-7000-8000-000000000001',
  kind,
  at: new Date(AT[kind]),
  written_at: new Date(AT[kind] + 900),
  data: {
    value: 8.2,
    sample: 2_000,
    words:
      '8.2 % of 2000 events were errors in the 5 minutes up to 13:05:10 UTC, at or above 5 %, as in 2 of the last 3 windows: an incident began.',
  },
  incident_id: '0198c0de-0000-7000-8000-000000000002',
  number: 12,
  severity: 'critical',
  started_at: new Date(FROM),
  resolved_at: kind === 'resolved' ? new Date(AT[kind]) : null,
  peak: 11.4,
  value: 8.2,
  sample: 2_000,
  flaps: 1,
  late: false,
  group_key: '',
  rule_id: '0198c0de-0000-7000-8000-000000000003',
  rule_version: 3,
  rule_name: 'Error rate',
  settings: {
    ...withDefaults({ kind: 'error_rate', threshold: 5, min_sample: 20 }),
    note: 'Roll the release back if it is newer than a day.\nWho knows more: #mobile-oncall.',
  },
  channels: [],
  project_id: '0198c0de-0000-7000-8000-000000000004',
  project_name: 'Acme Mobile',
  project_slug: 'acme-mobile',
})

const RATES = [
  1.2, 0.9, 1.1, 1.4, 1, 0.8, 1.2, 1.1, 0.9, 1.3, 1, 1.2, 1.5, 1.1, 1.9, 3.4, 5.6, 7.9, 8.1, 8.2,
]
const BAR_MS = 90_000

/** All that a mail of this kind is made of. */
export const aView = (kind: keyof typeof AT): AlertView => ({
  source: source(kind),
  timeZone: 'Europe/Berlin',
  links: {
    incident: 'https://pulse.example.com/p/acme-mobile/alerts/incidents/0198c0de',
    acknowledge: LINK,
    silence: LINK,
    mute: LINK,
  },
  figures: {
    barMs: BAR_MS,
    to: AT[kind],
    bars: RATES.map((value, at) => ({ from: AT[kind] - (RATES.length - at) * BAR_MS, value })),
    hit: [
      { field: 'release', value: 'shop@1.4.2+77', count: 151 },
      { field: 'device', value: 'Pixel 8', count: 48 },
      { field: 'users', value: '', count: 131 },
    ],
    top: [
      { name: 'NullPointerException: basket is <b>null</b>', count: 118, is_new: true },
      { name: 'TimeoutError', count: 31, is_new: false },
      {
        name: 'com.acme.checkout.payment.PaymentProviderUnavailableException',
        count: 15,
        is_new: false,
      },
    ],
    usual: { value: 1.1, spanMs: 86_400_000 },
  },
})

const folded = (place: number, rule: string, minutes: number | null): FoldedRow => {
  const begin = Date.parse('2026-11-03T01:10:00Z') + place * 15 * MINUTE_MS
  return {
    kind: minutes === null ? 'fired' : 'resolved',
    at: new Date(begin + (minutes ?? 0) * MINUTE_MS),
    data: { words: '7.4 % of 1240 events were errors.' },
    incident_id: `0198c0de-0000-7000-8000-00000000001${place}`,
    number: place + 1,
    group_key: place === 1 ? 'shop@1.4.2+77' : '',
    started_at: new Date(begin),
    resolved_at: minutes === null ? null : new Date(begin + minutes * MINUTE_MS),
    rule_id: '0198c0de-0000-7000-8000-000000000003',
    rule_name: rule,
    project_id: '0198c0de-0000-7000-8000-000000000004',
    project_name: 'Acme Mobile',
    project_slug: 'acme-mobile',
  }
}

export const someFolded: readonly FoldedRow[] = [
  folded(0, 'Error rate', 12),
  folded(1, 'Error rate of a release', null),
  folded(2, 'Slow app start', 31),
]
