/** Whether an address means this machine and nobody else: pure. */
const HOSTS = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
const PEERS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/

/** The host name of a URL, or of a Host header without its port. */
export const isLoopbackHost = (hostname: string): boolean => HOSTS.test(hostname)

/** The address at the other end of a connection. */
export const isLoopbackPeer = (address: string | undefined): boolean => PEERS.test(address ?? '')
