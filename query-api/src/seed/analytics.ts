/**
 * GET /projects/:id/analytics: crashes, slow calls and slow screens as the first client's page shows them.
 * The shape is that client's; the figures are ours: users are counted as users, and a session that crashed
 * stays one. Groups reach back 30 days; nobody can resolve one here, so `resolved` is always false.
 */
import type { Project } from '@pulseboard/contracts'
import { systemClock } from '@pulseboard/runtime'
import {
  crashesBy,
  crashGroups,
  crashRate,
  slowestCalls,
  slowestScreens,
  type CrashGroupRow,
  type CrashRateRow,
} from '../queries/first-client-analytics.ts'
import { clientSignal } from '../client-signal.ts'
import type { Ask } from '../queries/run.ts'
import type { Alias, Analyse } from './alias.ts'
import { NO_INPUT, projectOf } from './input.ts'

const DAY_MS = 86_400_000
const WEEK_DAYS = 7
const MONTH_DAYS = 30

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Number(((part / whole) * 100).toFixed(2))

const toCrashRate = (row: CrashRateRow | undefined): object => {
  const { sessions = 0, crashed_sessions = 0, users = 0, crashed_users = 0 } = row ?? {}
  return {
    totalSessions: sessions,
    crashedSessions: crashed_sessions,
    crashRate: percent(crashed_sessions, sessions),
    crashFreeUsers: users === 0 ? 100 : percent(users - crashed_users, users),
  }
}

const toGroup =
  (projectId: string) =>
  (row: CrashGroupRow): object => ({
    id: row.id,
    projectId,
    fingerprint: row.id,
    errorName: row.error_name,
    errorMessage: row.message,
    occurrences: row.occurrences,
    affectedUsers: row.users,
    firstSeenAt: new Date(row.first_ms).toISOString(),
    lastSeenAt: new Date(row.last_ms).toISOString(),
    resolved: false,
  })

export const createAnalyse =
  (ask: Ask): Analyse =>
  async (project, signal) => {
    const since = (days: number) => ({ project, since: systemClock.now() - days * DAY_MS })
    const [week, month] = [since(WEEK_DAYS), since(MONTH_DAYS)]
    const [rate, groups, versions, devices, calls, screens] = await Promise.all([
      ask(crashRate, week, signal),
      ask(crashGroups, month, signal),
      ask(crashesBy('app_version', 1000), month, signal),
      ask(crashesBy('device_model', 10), month, signal),
      ask(slowestCalls, week, signal),
      ask(slowestScreens, week, signal),
    ])
    return {
      crashRate: toCrashRate(rate[0]),
      topCrashes: groups.map(toGroup(project)),
      crashesByVersion: versions.map(({ label, crashes }) => ({ appVersion: label, crashes })),
      crashesByDevice: devices.map(({ label, crashes }) => ({ deviceModel: label, crashes })),
      apiPerformance: calls.map(({ label, count, mean }) => ({
        endpoint: label,
        calls: count,
        avgDuration: mean,
      })),
      screenPerformance: screens.map(({ label, count, mean }) => ({
        screenName: label,
        views: count,
        avgLoadTime: mean,
      })),
    }
  }

export const analyticsAliases: readonly Alias[] = [
  {
    method: 'GET',
    path: '/projects/:id/analytics',
    status: 200,
    run: async (ctx, { getProject }, { analyse }) => {
      const { id } = (await getProject(ctx, { ...NO_INPUT, params: projectOf(ctx) })) as Project
      return { data: await analyse(id, clientSignal(ctx)) }
    },
  },
]
