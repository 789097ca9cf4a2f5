/** One error code as pages describe it. */
export interface ErrorEntry {
  readonly code: string
  /** The code as it stands in addresses. */
  readonly slug: string
  readonly status: number
  readonly title: string
  readonly meaning: string
}

/** Whether the same request may succeed later, so that Retry-After comes with the answer. */
export const isPassing = ({ status }: ErrorEntry): boolean => status === 429 || status === 503
