/** The one thing a page of a project needs from the server: the address that apps send to. */
import { GATEWAY_URL } from '$app/env/private'

export const load = () => ({ gateway: GATEWAY_URL.replace(/\/+$/, '') })
