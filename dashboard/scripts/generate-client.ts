/**
 * The types of the dashboard's API client, made from the OpenAPI document: pure, the same document
 * gives the same text. `docs/generate.ts` writes the text to `src/lib/api/schema.d.ts` and, with
 * --check, fails when the committed file differs. Never edited by hand.
 */
import openapiTS, { astToString } from 'openapi-typescript'

/** Where the text belongs, relative to the root of the repository. */
export const CLIENT_FILE = 'dashboard/src/lib/api/schema.d.ts'

const HEADER = `/** Types of the HTTP API. Written by \`npm run generate\` from the route table; do not edit. */\n`

/** The text of the client's types for one OpenAPI document. */
export async function clientTypes(document: object): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), { alphabetize: true })
  return HEADER + astToString(nodes)
}
