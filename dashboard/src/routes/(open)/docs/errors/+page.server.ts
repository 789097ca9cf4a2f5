/** Every error code. */
import { errorEntries } from '#lib/server/errors.ts'

export const load = () => ({ errors: errorEntries() })
