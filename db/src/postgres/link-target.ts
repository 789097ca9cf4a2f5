/**
 * What the link of a mail is about, as it stands now: the reader's role in the project, the rule and the
 * incident with their names. A reader who has lost the project, or a rule that is gone, gives nothing.
 */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface LinkTarget {
  readonly project_id: string
  readonly project_name: string
  readonly slug: string
  readonly organisation_id: string
  readonly role: Role
  readonly email: string
  /** Null: the link names none. */
  readonly rule_name: string | null
  readonly incident_number: number | null
}

export interface LinkIds {
  readonly reader: string
  readonly project: string
  readonly rule?: string | undefined
  readonly incident?: string | undefined
}

export const findLinkTarget = async (
  sql: Sql,
  { reader, project, rule, incident }: LinkIds,
): Promise<LinkTarget | undefined> => {
  const { rows } = await sql.query<LinkTarget>(
    `SELECT p.id AS project_id, p.name AS project_name, p.slug, p.organisation_id, m.role, u.email,
       r.name AS rule_name, i.number AS incident_number
     FROM projects p
     JOIN memberships m ON m.organisation_id = p.organisation_id AND m.user_id = $1
     JOIN users u ON u.id = m.user_id
     LEFT JOIN alert_rules r ON r.id = $3 AND r.project_id = p.id
     LEFT JOIN incidents i ON i.id = $4 AND i.project_id = p.id
     WHERE p.id = $2`,
    [reader, project, rule ?? null, incident ?? null],
  )
  const [row] = rows
  const isGone =
    (rule !== undefined && row?.rule_name === null) ||
    (incident !== undefined && row?.incident_number === null)
  return isGone ? undefined : row
}
