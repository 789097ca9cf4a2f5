/**
 * A change of an organisation: one transaction that first makes all others wait, and then asks again
 * whether the caller may. What was true when the request came may have changed while it waited: of two
 * owners who remove each other, one comes first and the other finds that it is an owner no more.
 */
import { ROUTES, type RouteName } from '@pulseboard/contracts'
import {
  inTransaction,
  lockOrganisation,
  type OrganisationWithRole,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { requireOrganisation } from '../access.ts'
import type { Bearer, Person } from '../auth/passport.ts'

/** Does the work under the organisation's lock. @throws AppError of the decision about access */
export const underLock = <T>(
  pool: SqlPool,
  name: RouteName,
  call: { readonly identity: Person | Bearer; readonly organisation: { readonly id: string } },
  work: (sql: Sql, organisation: OrganisationWithRole) => Promise<T>,
): Promise<T> =>
  inTransaction(pool, async (sql) => {
    const { id } = call.organisation
    await lockOrganisation(sql, id)
    return work(sql, await requireOrganisation(sql, call.identity, id, ROUTES[name]))
  })
