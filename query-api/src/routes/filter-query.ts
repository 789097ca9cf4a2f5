/**
 * The parameter `q`: text in the filter language → the condition of a question and the text that
 * cursors are bound to. What cannot be read is refused with the place and the fix.
 */
import { FilterError, parseFilter, printFilter, type Filter } from '@pulseboard/contracts'
import { filterSql, type FilterSql } from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'

export interface FilterQuery {
  readonly filter: Filter
  readonly sql: FilterSql
  /** The same for texts that mean the same. */
  readonly canonical: string
}

const refuse = (error: FilterError): AppError =>
  new AppError('invalid_request', {
    detail: `Query: q: ${error.message}`,
    violations: [
      {
        pointer: '/query/q',
        code: error.code,
        detail: `${error.detail} at character ${error.position + 1}`,
        fix: error.fix,
      },
    ],
  })

/** @throws AppError that names the place in the text; no text is the filter that lets all through */
export const parseFilterQuery = (q: string | undefined): FilterQuery => {
  try {
    const filter = parseFilter(q ?? '')
    return { filter, sql: filterSql(filter), canonical: printFilter(filter) }
  } catch (error) {
    throw error instanceof FilterError ? refuse(error) : error
  }
}
