/**
 * Bytes of requests that are being worked on, bounded in total and per project, so that memory cannot
 * grow with load and one project's large bodies leave room for the others. Bytes are taken before they
 * are read and given back when the answer is out. Pure arithmetic.
 */
import { AppError } from '@pulseboard/runtime'

/** What one request holds. */
export interface Hold {
  /** Takes more. @throws AppError overloaded when there is no room. */
  grow(bytes: number): void
  /** From now on this request's bytes count for a project as well. @throws AppError overloaded */
  assign(projectId: string): void
  /** Gives everything back; harmless when called again. */
  release(): void
}

export interface InFlight {
  readonly bytes: number
  /** Begins a request that holds nothing. */
  hold(): Hold
}

export interface InFlightBounds {
  readonly totalBytes: number
  readonly projectBytes: number
}

const RETRY_AFTER_SECONDS = 1

const overloaded = (whose: string): AppError =>
  new AppError('overloaded', {
    detail: `Too many bytes are in flight for ${whose}. Send again after Retry-After.`,
    retryAfter: RETRY_AFTER_SECONDS,
  })

export const createInFlight = ({ totalBytes, projectBytes }: InFlightBounds): InFlight => {
  let total = 0
  const byProject = new Map<string, number>()

  const addToProject = (projectId: string, bytes: number): void => {
    const sum = (byProject.get(projectId) ?? 0) + bytes
    if (sum > 0) byProject.set(projectId, sum)
    else byProject.delete(projectId)
  }
  const requireProjectRoom = (projectId: string, bytes: number): void => {
    if ((byProject.get(projectId) ?? 0) + bytes > projectBytes) throw overloaded('this project')
  }

  const hold = (): Hold => {
    let held = 0
    let project: string | undefined
    return {
      grow: (bytes) => {
        if (total + bytes > totalBytes) throw overloaded('this server')
        if (project !== undefined) {
          requireProjectRoom(project, bytes)
          addToProject(project, bytes)
        }
        held += bytes
        total += bytes
      },
      assign: (projectId) => {
        requireProjectRoom(projectId, held)
        project = projectId
        addToProject(projectId, held)
      },
      release: () => {
        total -= held
        if (project !== undefined) addToProject(project, -held)
        held = 0
      },
    }
  }

  return {
    get bytes() {
      return total
    },
    hold,
  }
}
