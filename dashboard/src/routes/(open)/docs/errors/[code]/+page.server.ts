/** One error code; every problem links here as its `type`. An unknown one leads to the list. */
import { redirect } from '@sveltejs/kit'
import { findError } from '#lib/server/errors.ts'

export const load = ({ params }: { params: { code: string } }) => {
  const entry = findError(params.code)
  if (entry === null) redirect(307, '/docs/errors')
  return { entry }
}
