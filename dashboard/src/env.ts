/** Settings that pages see. `GATEWAY_URL` stands in the snippets that people copy into their apps. */
import { defineEnvVars } from '@sveltejs/kit/env'

export const variables = defineEnvVars({
  GATEWAY_URL: {
    schema: (value) => value ?? 'http://localhost:3000',
    description: 'Address of the ingest gateway as apps reach it.',
  },
})
