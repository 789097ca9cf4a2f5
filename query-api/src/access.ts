/**
 * May this user do this to this project? A project that does not exist and one of somebody else give
 * the same answer, 404. `mount.ts` asks before any handler of a project route runs: the rule stands in
 * the route table, and a route cannot forget it.
 */
import { ROLES, type Role } from '@pulseboard/contracts'
import { findProjectOf, type ProjectWithRole, type Sql } from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'

/** Whether a role includes another. */
export const covers = (role: Role, least: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(least)

/** @throws AppError `not_found`, or `forbidden` with the role that is needed. */
export const requireProject = async (
  sql: Sql,
  userId: string,
  idOrSlug: string,
  least: Role,
): Promise<ProjectWithRole> => {
  const project = await findProjectOf(sql, userId, idOrSlug)
  if (project === undefined)
    throw new AppError('not_found', {
      detail: 'There is no such project among yours: see GET /api/v1/projects.',
    })
  if (!covers(project.role, least)) throw tooWeak(project.role, least)
  return project
}

/** The refusal that names the missing role. */
export const tooWeak = (role: Role, least: Role): AppError =>
  new AppError('forbidden', {
    detail: `This needs the role ${least} or higher; yours is ${role}. An admin of the organisation can change it.`,
  })
