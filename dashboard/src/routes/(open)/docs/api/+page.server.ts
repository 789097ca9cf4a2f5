/** What the API page says beside the OpenAPI document: the gateway, and what error codes mean. */
import { GATEWAY_URL } from '$app/env/private'
import { errorEntries } from '#lib/server/errors.ts'
import { gatewayDocs } from '#lib/server/gateway-docs.ts'

export const load = () => ({
  gateway: GATEWAY_URL.replace(/\/+$/, ''),
  gatewayDocs: gatewayDocs(),
  errors: errorEntries(),
})
