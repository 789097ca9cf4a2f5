/**
 * A request for each route, for tests which call all of them; they ask for an entry with every new
 * route. Bodies pass their schema, but for routes that would hash a password or delete something: theirs
 * lack a field, so that a call is let in and then refused. What ends the caller is marked.
 */
import type { RouteName } from '@pulseboard/contracts'

export interface RouteSample {
  readonly body?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, string>>
  /** The call ends the caller's own session, account or membership. */
  readonly endsCaller?: true
}

const RANGE = { from: '1790000000000', to: '1790003600000' }
const TOKEN = 'x'.repeat(43)
const NOTHING: RouteSample = {}
const INCOMPLETE: RouteSample = { body: {} }

const ROUTE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  register: INCOMPLETE,
  login: INCOMPLETE,
  hello: { body: { token: TOKEN } },
  refresh: NOTHING,
  logout: NOTHING,
  me: NOTHING,
  getAccount: NOTHING,
  changeName: { body: { name: 'Ada' } },
  changePassword: INCOMPLETE,
  requestReset: { body: { email: 'nobody@example.com' } },
  resetPassword: INCOMPLETE,
  requestVerification: NOTHING,
  requestEmailChange: INCOMPLETE,
  confirmEmail: { body: { token: TOKEN } },
  deleteAccount: INCOMPLETE,
  listSessions: NOTHING,
  endSession: NOTHING,
  endSessions: { endsCaller: true },
  completeLogin: INCOMPLETE,
  enrolSecondFactor: INCOMPLETE,
  confirmSecondFactor: INCOMPLETE,
  renewRecoveryCodes: INCOMPLETE,
  disableSecondFactor: INCOMPLETE,
  listOrganisations: NOTHING,
  createOrganisation: { body: { name: 'Another' } },
  getOrganisation: NOTHING,
  renameOrganisation: { body: { name: 'Acme' } },
  deleteOrganisation: NOTHING,
  listMembers: NOTHING,
  changeMember: { body: { role: 'viewer' } },
  removeMember: NOTHING,
  leaveOrganisation: { endsCaller: true },
  transferOrganisation: { body: { user_id: '0190a1b2-0000-7000-8000-000000000000' } },
  listInvites: NOTHING,
  createInvite: { body: { role: 'viewer' } },
  revokeInvite: NOTHING,
  previewInvite: { body: { token: TOKEN } },
  acceptInvite: { body: { token: TOKEN } },
  listAudit: NOTHING,
  exportAudit: NOTHING,
  listMyAudit: NOTHING,
  listProjects: NOTHING,
  createProject: { body: { name: 'Another' } },
  getProject: NOTHING,
  getProjectSettings: NOTHING,
  changeProjectSettings: { body: { rate_limit: 100 } },
  keyUsage: NOTHING,
  updateKey: { body: { name: 'App' } },
  rotateKey: { body: {} },
  listTokens: NOTHING,
  createToken: INCOMPLETE,
  revokeToken: NOTHING,
  listKeys: NOTHING,
  createKey: { body: { name: 'CI', scope: 'read' } },
  revokeKey: NOTHING,
  usage: { query: RANGE },
  overview: { query: RANGE },
  volumeSeries: { query: RANGE },
  errorRateSeries: { query: RANGE },
  metricSeries: { query: { ...RANGE, name: 'cold_start' } },
  metricNames: { query: RANGE },
  exportEvents: { query: RANGE },
  listEvents: { query: RANGE },
  series: { query: RANGE },
  metricHistogram: { query: { ...RANGE, name: 'cold_start' } },
  fieldValues: { query: { ...RANGE, field: 'release' } },
  getEvent: NOTHING,
  createRealtimeTicket: NOTHING,
  getLedger: { query: RANGE },
  listWarnings: NOTHING,
  getReceipt: NOTHING,
  getRetention: NOTHING,
  changeRetention: { body: { days: 30 } },
  previewRetention: { body: { days: 30 } },
  eraseEvents: NOTHING,
  deleteProject: NOTHING,
  listDataJobs: NOTHING,
  getDataJob: NOTHING,
  getJob: NOTHING,
  listQuarantine: NOTHING,
  getQuarantined: NOTHING,
  replayQuarantined: { body: {} },
  dropQuarantined: NOTHING,
  replayQuarantine: { body: { dry_run: true } },
  dropQuarantine: { body: { dry_run: true } },
  listRules: NOTHING,
  listRuleTemplates: NOTHING,
  createRule: { body: { name: 'Errors', settings: { kind: 'error_rate' } } },
  getRule: NOTHING,
  updateRule: { body: { name: 'Errors' } },
  deleteRule: NOTHING,
  listRuleVersions: NOTHING,
  listRuleDecisions: NOTHING,
  listIncidents: NOTHING,
  getIncident: NOTHING,
  incidentTimeline: NOTHING,
  acknowledgeIncident: NOTHING,
  resolveIncident: NOTHING,
  commentIncident: { body: { text: 'Looking.' } },
  silenceIncident: { body: {} },
  listSilences: NOTHING,
  createSilence: { body: { kind: 'once', ends_at: '2099-01-01T00:00:00Z' } },
  endSilence: NOTHING,
  listChannels: NOTHING,
  createChannel: { body: { name: 'All', target: { kind: 'email', members: 'all' } } },
  updateChannel: { body: { name: 'All' } },
  rotateChannel: NOTHING,
  testChannel: NOTHING,
  deleteChannel: NOTHING,
  listAlertDeliveries: NOTHING,
  listOptOuts: NOTHING,
  addOptOut: INCOMPLETE,
  removeOptOut: {
    query: { project_id: '0190a1b2-0000-7000-8000-000000000000', topic: 'alerts' },
  },
  getDigest: NOTHING,
  changeDigest: { body: { frequency: 'off' } },
  testDigest: NOTHING,
}

/** The request of a route. @throws when a new route has none */
export const sampleOf = (name: RouteName): RouteSample => {
  const sample = ROUTE_SAMPLES[name]
  if (sample === undefined) throw new Error(`${name} has no sample: add one to route-samples.ts`)
  return sample
}
