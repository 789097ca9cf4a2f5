/** The route table of query-api: server, OpenAPI document and the dashboard's client come from it. */
import { accountRoutes } from './account.ts'
import { alertRoutes } from './alerts.ts'
import { auditRoutes } from './audit.ts'
import { authRoutes } from './auth.ts'
import { breakdownRoutes } from './breakdown.ts'
import { channelRoutes } from './channels.ts'
import { dataRoutes } from './data.ts'
import { digestRoutes } from './digest.ts'
import { eventRoutes } from './events.ts'
import { keyRoutes } from './keys.ts'
import { ledgerRoutes } from './ledger.ts'
import { incidentRoutes } from './incidents.ts'
import { inviteRoutes } from './invites.ts'
import { mailChoiceRoutes } from './mail-choices.ts'
import { memberRoutes } from './members.ts'
import { organisationRoutes } from './organisations.ts'
import { projectRoutes } from './projects.ts'
import { quarantineRoutes } from './quarantine.ts'
import { receiptRoutes } from './receipts.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { seriesRoutes } from './series.ts'
import { sessionRoutes } from './sessions.ts'
import { silenceRoutes } from './silences.ts'
import { tokenRoutes } from './tokens.ts'
import { usageRoutes } from './usage.ts'

export const ROUTES = {
  ...authRoutes,
  ...accountRoutes,
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...organisationRoutes,
  ...memberRoutes,
  ...inviteRoutes,
  ...auditRoutes,
  ...projectRoutes,
  ...keyRoutes,
  ...tokenRoutes,
  ...seriesRoutes,
  ...breakdownRoutes,
  ...eventRoutes,
  ...ledgerRoutes,
  ...receiptRoutes,
  ...dataRoutes,
  ...quarantineRoutes,
  ...usageRoutes,
  ...alertRoutes,
  ...incidentRoutes,
  ...silenceRoutes,
  ...channelRoutes,
  ...mailChoiceRoutes,
  ...digestRoutes,
} as const
export type Routes = typeof ROUTES
export type RouteName = keyof Routes

export * from './route.ts'
export * from './auth.ts'
export * from './account.ts'
export * from './sessions.ts'
export * from './second-factor.ts'
export * from './organisations.ts'
export * from './members.ts'
export * from './invites.ts'
export * from './audit.ts'
export * from './api-key.ts'
export * from './projects.ts'
export { NewPersonalToken, PersonalToken } from './tokens.ts'
export * from './data.ts'
export * from './series.ts'
export * from './breakdown.ts'
export * from './events.ts'
export * from './ledger.ts'
export * from './receipts.ts'
export * from './quarantine.ts'
export * from './alerts.ts'
export * from './incidents.ts'
export { Silence } from './silences.ts'
export * from './channels.ts'
export { MAIL_TOPICS, MailOptOut } from './mail-choices.ts'
export { Digest } from './digest.ts'
export { Usage } from './usage.ts'
