/** The route table of query-api: server, OpenAPI document and the dashboard's client come from it. */
import { authRoutes } from './auth.ts'
import { dataRoutes } from './data.ts'
import { eventRoutes } from './events.ts'
import { ledgerRoutes } from './ledger.ts'
import { projectRoutes } from './projects.ts'
import { quarantineRoutes } from './quarantine.ts'
import { receiptRoutes } from './receipts.ts'
import { seriesRoutes } from './series.ts'

export const ROUTES = {
  ...authRoutes,
  ...projectRoutes,
  ...seriesRoutes,
  ...eventRoutes,
  ...ledgerRoutes,
  ...receiptRoutes,
  ...dataRoutes,
  ...quarantineRoutes,
} as const
export type Routes = typeof ROUTES
export type RouteName = keyof Routes

export * from './route.ts'
export * from './auth.ts'
export * from './projects.ts'
export * from './data.ts'
export * from './series.ts'
export * from './events.ts'
export * from './ledger.ts'
export * from './receipts.ts'
export * from './quarantine.ts'
