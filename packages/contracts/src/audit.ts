/**
 * What the audit log can say: a closed list of actions and of the things they are done to. An action is
 * never renamed within v1; programs may branch on it.
 */

/** What was done, in the past tense; the part before the dot is the thing it was done to. */
export const AUDIT_ACTIONS = [
  'organisation.created',
  'organisation.renamed',
  'organisation.deleted',
  'organisation.transferred',
  'member.invited',
  'member.invite_revoked',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.left',
  'project.created',
  'project.changed',
  'project.deleted',
  'project.events_erased',
  'project.retention_changed',
  'key.created',
  'key.changed',
  'key.rotated',
  'key.revoked',
  'token.created',
  'token.revoked',
  'quarantine.replayed',
  'quarantine.dropped',
  'rule.created',
  'rule.changed',
  'rule.deleted',
  'incident.acknowledged',
  'incident.resolved',
  'incident.commented',
  'silence.created',
  'silence.ended',
  'channel.created',
  'channel.changed',
  'channel.rotated',
  'channel.tested',
  'channel.deleted',
  'account.created',
  'account.renamed',
  'account.password_changed',
  'account.password_reset',
  'account.email_changed',
  'account.email_verified',
  'account.second_factor_changed',
  'account.digest_changed',
  'account.deleted',
  'session.started',
  'session.ended',
  'session.reused',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export const AUDIT_ACTORS = ['user', 'token', 'operator', 'system'] as const
export type AuditActorKind = (typeof AUDIT_ACTORS)[number]

export const AUDIT_TARGETS = [
  'organisation',
  'member',
  'invite',
  'project',
  'key',
  'token',
  'quarantine',
  'rule',
  'incident',
  'silence',
  'channel',
  'account',
  'session',
] as const
export type AuditTarget = (typeof AUDIT_TARGETS)[number]

/** The changed fields of a thing, before or after a change; never a secret. */
export type AuditState = Readonly<Record<string, unknown>>
