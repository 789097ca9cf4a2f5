/**
 * The questions that pages ask, as options of the query library: one place for keys and refresh rules.
 * Relative ranges are resolved when the question is asked, not when the page was opened.
 */
import type { EventsPage, StoredEvent } from '@pulseboard/contracts'
import { keepPreviousData } from '@tanstack/svelte-query'
import { answer, type Api } from '#lib/api.ts'
import { now } from '#lib/clock.ts'
import { isRelative, resolveView, type View } from '#lib/range.ts'
import { stepFor } from '#lib/step.ts'

const FIGURES_MS = 30_000

export const projectsQuery = (api: Api) => ({
  queryKey: ['projects'],
  queryFn: () => answer(api.GET('/api/v1/projects')).then(({ data }) => data),
  refetchInterval: FIGURES_MS,
})

export const projectQuery = (api: Api, projectId: string) => ({
  queryKey: ['project', projectId],
  queryFn: () =>
    answer(api.GET('/api/v1/projects/{projectId}', { params: { path: { projectId } } })),
  staleTime: 5 * 60_000,
})

/** What a person should know of a project's data now. */
export const warningsQuery = (api: Api, projectId: string) => ({
  queryKey: ['warnings', projectId],
  queryFn: () =>
    answer(
      api.GET('/api/v1/projects/{projectId}/warnings', { params: { path: { projectId } } }),
    ).then(({ data }) => data),
  refetchInterval: FIGURES_MS,
})

export const keysQuery = (api: Api, projectId: string) => ({
  queryKey: ['keys', projectId],
  queryFn: () =>
    answer(api.GET('/api/v1/projects/{projectId}/keys', { params: { path: { projectId } } })).then(
      ({ data }) => data,
    ),
})

/** Prefix of the figures that change when events land. */
export const figuresKey = (projectId: string) => ['figures', projectId]
/** Prefix of the series that change when events land; heavier to ask and to draw. */
export const seriesKey = (projectId: string) => ['series', projectId]

function viewQuery(view: View) {
  const { from, to } = resolveView(view, now())
  return {
    from: String(from),
    to: String(to),
    ...(view.environment === '' ? {} : { environment: view.environment }),
    ...(view.release === '' ? {} : { release: view.release }),
  }
}

function seriesQuery(view: View) {
  const query = viewQuery(view)
  return { ...query, step: String(stepFor(Number(query.to) - Number(query.from))) }
}

const viewKey = ({ from, to, environment, release }: View) => ({ from, to, environment, release })

const figures = (view: View) => ({
  placeholderData: keepPreviousData,
  refetchInterval: isRelative(view) ? FIGURES_MS : (false as const),
})

export const overviewQuery = (api: Api, projectId: string, view: View) => ({
  ...figures(view),
  queryKey: [...figuresKey(projectId), 'overview', viewKey(view)],
  queryFn: () =>
    answer(
      api.GET('/api/v1/projects/{projectId}/overview', {
        params: { path: { projectId }, query: viewQuery(view) },
      }),
    ),
})

export const volumeQuery = (api: Api, projectId: string, view: View) => ({
  ...figures(view),
  queryKey: [...seriesKey(projectId), 'volume', viewKey(view)],
  queryFn: () =>
    answer(
      api.GET('/api/v1/projects/{projectId}/series/volume', {
        params: { path: { projectId }, query: seriesQuery(view) },
      }),
    ),
})

export const errorRateQuery = (api: Api, projectId: string, view: View) => ({
  ...figures(view),
  queryKey: [...seriesKey(projectId), 'error-rate', viewKey(view)],
  queryFn: () =>
    answer(
      api.GET('/api/v1/projects/{projectId}/series/error-rate', {
        params: { path: { projectId }, query: seriesQuery(view) },
      }),
    ),
})

export interface EventFilters {
  readonly type?: StoredEvent['type']
  readonly level?: NonNullable<StoredEvent['level']>
  readonly name?: string
  readonly user_id?: string
  readonly search?: string
}

export const eventsQuery = (api: Api, projectId: string, view: View, filters: EventFilters) => ({
  queryKey: ['events', projectId, viewKey(view), filters],
  queryFn: ({ pageParam }: { pageParam: string | null }) =>
    answer(
      api.GET('/api/v1/projects/{projectId}/events', {
        params: {
          path: { projectId },
          query: {
            ...viewQuery(view),
            ...filters,
            limit: '50',
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
      }),
      // The document leaves the fields of an event open; the contract knows them.
    ) as Promise<EventsPage>,
  initialPageParam: null as string | null,
  getNextPageParam: (page: EventsPage) => page.next_cursor,
  placeholderData: keepPreviousData,
})

export const eventQuery = (api: Api, projectId: string, eventId: string) => ({
  queryKey: ['event', projectId, eventId],
  queryFn: () =>
    answer(
      api.GET('/api/v1/projects/{projectId}/events/{eventId}', {
        params: { path: { projectId, eventId } },
      }),
    ) as Promise<StoredEvent>,
})
