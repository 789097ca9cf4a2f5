/** All families, in the order they are run: what looks at the logs and mails of the others comes last. */
import type { Family } from './attempt.ts'
import { canaries } from './families/canaries.ts'
import { crossSite } from './families/cross-site.ts'
import { exporting } from './families/exports.ts'
import { headers } from './families/headers.ts'
import { injection } from './families/injection.ts'
import { jwt } from './families/jwt.ts'
import { keys } from './families/keys.ts'
import { live } from './families/live.ts'
import { logSecrets } from './families/log-secrets.ts'
import { mails } from './families/mails.ts'
import { passwords } from './families/passwords.ts'
import { paths } from './families/paths.ts'
import { prototypes } from './families/prototypes.ts'
import { refreshTokens } from './families/refresh.ts'

export const FAMILIES: readonly Family[] = [
  passwords,
  jwt,
  refreshTokens,
  keys,
  injection,
  paths,
  crossSite,
  live,
  prototypes,
  exporting,
  mails,
  canaries,
  headers,
  logSecrets,
]
