/** The query library as every page uses it: answers are fresh for 5 s, only passing failures are retried. */
import { QueryClient } from '@tanstack/svelte-query'
import { mayPass } from '#lib/api.ts'

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5000, retry: (failures, error) => failures < 2 && mayPass(error) },
    },
  })
