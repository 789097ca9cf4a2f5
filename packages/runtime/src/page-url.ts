/** Address of a page of the dashboard. `path` begins with a slash. Pure. */
export const pageUrl = (publicUrl: string, path: string): string =>
  publicUrl.replace(/\/+$/, '') + path
