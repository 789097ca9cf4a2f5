/** The front door leads to the projects, which lead to sign-in where needed. */
import { redirect } from '@sveltejs/kit'

export const load = () => redirect(307, '/projects')
