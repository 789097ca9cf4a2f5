/**
 * Open invitations to organisations. The token is known to who got the link; here is only its hash. A
 * row is deleted by whoever accepts or revokes it, so an invitation is good for one person.
 */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface InviteRow {
  id: string
  organisation_id: string
  organisation_name: string
  /** Null: whoever has the link may accept. */
  email: string | null
  role: Role
  /** Name of who invited; null: that account is gone. */
  invited_by: string | null
  created_at: Date
  expires_at: Date
}

const INVITE = `SELECT i.id, i.organisation_id, o.name AS organisation_name, i.email, i.role,
    u.name AS invited_by, i.created_at, i.expires_at
  FROM invites i JOIN organisations o ON o.id = i.organisation_id
  LEFT JOIN users u ON u.id = i.invited_by`

/** Stores an invitation in place of an earlier one to the same address, and clears away old ones. */
export const createInvite = async (
  sql: Sql,
  invite: {
    id: string
    organisationId: string
    hash: Buffer
    email: string | null
    role: Role
    invitedBy: string
    now: Date
    expiresAt: Date
  },
): Promise<void> => {
  await sql.query(
    `DELETE FROM invites
     WHERE organisation_id = $1 AND (lower(email) = lower($2) OR expires_at <= $3)`,
    [invite.organisationId, invite.email, invite.now],
  )
  await sql.query(
    `INSERT INTO invites
       (id, organisation_id, token_hash, email, role, invited_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      invite.id,
      invite.organisationId,
      invite.hash,
      invite.email,
      invite.role,
      invite.invitedBy,
      invite.now,
      invite.expiresAt,
    ],
  )
}

/** Invitations of an organisation that may still be accepted, newest first. */
export const listInvites = async (
  sql: Sql,
  organisationId: string,
  now: Date,
): Promise<InviteRow[]> =>
  (
    await sql.query<InviteRow>(
      `${INVITE} WHERE i.organisation_id = $1 AND i.expires_at > $2
       ORDER BY i.created_at DESC, i.id DESC`,
      [organisationId, now],
    )
  ).rows

/** The invitation of a token that may still be accepted. */
export const findInvite = async (
  sql: Sql,
  token: { hash: Buffer; now: Date },
): Promise<InviteRow | undefined> =>
  (
    await sql.query<InviteRow>(`${INVITE} WHERE i.token_hash = $1 AND i.expires_at > $2`, [
      token.hash,
      token.now,
    ])
  ).rows[0]

/** Takes an invitation away, once: true for the one call that did. */
export const deleteInvite = async (
  sql: Sql,
  invite: { id: string; organisationId: string },
): Promise<{ email: string | null; role: Role } | undefined> =>
  (
    await sql.query<{ email: string | null; role: Role }>(
      'DELETE FROM invites WHERE id = $1 AND organisation_id = $2 RETURNING email, role',
      [invite.id, invite.organisationId],
    )
  ).rows[0]

/** Takes away what a member had invited to. @returns how many */
export const deleteInvitesBy = async (
  sql: Sql,
  by: { organisationId: string; userId: string },
): Promise<number> =>
  (
    await sql.query('DELETE FROM invites WHERE organisation_id = $1 AND invited_by = $2', [
      by.organisationId,
      by.userId,
    ])
  ).rowCount ?? 0
