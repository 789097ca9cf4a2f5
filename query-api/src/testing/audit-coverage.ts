/** Which routes the audit log knows, by the action it writes, and which not, with the reason. */
import type { AuditAction } from '@pulseboard/contracts'

export const AUDITED: Readonly<Record<string, AuditAction>> = {
  createOrganisation: 'organisation.created',
  renameOrganisation: 'organisation.renamed',
  deleteOrganisation: 'organisation.deleted',
  transferOrganisation: 'organisation.transferred',
  changeMember: 'member.role_changed',
  removeMember: 'member.removed',
  leaveOrganisation: 'member.left',
  createInvite: 'member.invited',
  revokeInvite: 'member.invite_revoked',
  acceptInvite: 'member.joined',
  createProject: 'project.created',
  changeProjectSettings: 'project.changed',
  changeRetention: 'project.retention_changed',
  eraseEvents: 'project.events_erased',
  deleteProject: 'project.deleted',
  createKey: 'key.created',
  updateKey: 'key.changed',
  rotateKey: 'key.rotated',
  revokeKey: 'key.revoked',
  createToken: 'token.created',
  revokeToken: 'token.revoked',
  register: 'account.created',
  changeName: 'account.renamed',
  changePassword: 'account.password_changed',
  resetPassword: 'account.password_reset',
  confirmEmail: 'account.email_changed',
  confirmSecondFactor: 'account.second_factor_changed',
  renewRecoveryCodes: 'account.second_factor_changed',
  disableSecondFactor: 'account.second_factor_changed',
  deleteAccount: 'account.deleted',
  login: 'session.started',
  completeLogin: 'session.started',
  hello: 'session.started',
  logout: 'session.ended',
  endSession: 'session.ended',
  endSessions: 'session.ended',
  refresh: 'session.reused',
  replayQuarantined: 'quarantine.replayed',
  dropQuarantined: 'quarantine.dropped',
  replayQuarantine: 'quarantine.replayed',
  dropQuarantine: 'quarantine.dropped',
}

const READS = 'changes nothing'
const MAILS = 'sends a mail; nothing changes until its link is used'
const BEGINS = 'nothing changes until a first code confirms it'

export const NOT_AUDITED: Readonly<Record<string, string>> = {
  previewInvite: READS,
  previewRetention: READS,
  createRealtimeTicket: READS,
  requestReset: MAILS,
  requestVerification: MAILS,
  requestEmailChange: MAILS,
  enrolSecondFactor: BEGINS,
}
