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
  replayQuarantined: 'quarantine.replayed',
  dropQuarantined: 'quarantine.dropped',
  replayQuarantine: 'quarantine.replayed',
  dropQuarantine: 'quarantine.dropped',
}

const READS = 'changes nothing'
const SESSION = 'begins, renews or ends a session of the caller: the list of devices shows it'
const OWN = 'concerns one account, which belongs to no organisation; its owner gets a mail'

export const NOT_AUDITED: Readonly<Record<string, string>> = {
  previewInvite: READS,
  previewRetention: READS,
  createRealtimeTicket: READS,
  login: SESSION,
  completeLogin: SESSION,
  hello: SESSION,
  refresh: SESSION,
  logout: SESSION,
  endSession: SESSION,
  endSessions: SESSION,
  register: OWN,
  changeName: OWN,
  changePassword: OWN,
  requestReset: OWN,
  resetPassword: OWN,
  requestVerification: OWN,
  requestEmailChange: OWN,
  confirmEmail: OWN,
  deleteAccount: OWN,
  enrolSecondFactor: OWN,
  confirmSecondFactor: OWN,
  renewRecoveryCodes: OWN,
  disableSecondFactor: OWN,
}
