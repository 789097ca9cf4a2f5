/** The route table of query-api: server, OpenAPI document and the dashboard's client come from it. */
import { authRoutes } from './auth.ts'
import { eventRoutes } from './events.ts'
import { projectRoutes } from './projects.ts'
import { seriesRoutes } from './series.ts'

export const ROUTES = { ...authRoutes, ...projectRoutes, ...seriesRoutes, ...eventRoutes } as const
export type Routes = typeof ROUTES
export type RouteName = keyof Routes

export * from './route.ts'
export * from './auth.ts'
export * from './projects.ts'
export * from './data.ts'
export * from './series.ts'
export * from './events.ts'
