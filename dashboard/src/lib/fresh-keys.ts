/**
 * Secrets of keys created since the page was loaded, by project. The server shows a secret once; it is
 * carried to the setup page in memory and never stored, so a reload forgets it.
 */
export class FreshKeys {
  readonly #secrets = new Map<string, string>()

  put(projectId: string, secret: string): void {
    this.#secrets.set(projectId, secret)
  }

  of(projectId: string): string | null {
    return this.#secrets.get(projectId) ?? null
  }
}
