/** What SvelteKit and the query library should know about this app. */
import type { ApiError } from '#lib/api/problem.ts'

declare global {
  namespace App {
    interface PageState {
      /** The event shown in the drawer; the list stays where it is. */
      event?: string
    }
  }
}

declare module '@tanstack/query-core' {
  interface Register {
    defaultError: ApiError
  }
}
