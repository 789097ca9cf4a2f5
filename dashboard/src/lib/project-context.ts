/** The project that the pages below /p/[project] are about, and its one live feed. */
import { createContext } from 'svelte'
import type { Project } from '@pulseboard/contracts'
import type { LiveFeed } from '#lib/live/feed.svelte.ts'

export interface ProjectScope {
  readonly project: Project
  readonly feed: LiveFeed
  /** Path of a page of this project: `path('/live')`. */
  readonly path: (rest?: string) => string
}

export const [getProject, setProject] = createContext<ProjectScope>()
