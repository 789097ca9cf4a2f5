/**
 * Which event of a list is open: its id is in the page's state and its address is the event's own, so
 * that a reload or a copied link shows the event as a full page. Closing goes back to the list.
 */
import { goto } from '$app/navigation'
import { page } from '$app/state'
import { shortcut, stepIndex } from '#lib/keys.ts'

export class Selection {
  readonly #ids: () => readonly string[]
  readonly #href: (id: string) => string

  constructor(ids: () => readonly string[], href: (id: string) => string) {
    this.#ids = ids
    this.#href = href
  }

  get id(): string | null {
    return page.state.event ?? null
  }

  open(id: string): void {
    const replace = this.id !== null
    void goto(this.#href(id), { shallow: true, replace, state: { event: id } })
  }

  close(): void {
    if (this.id !== null) history.back()
  }

  /** Opens the next or previous event of the list. */
  step(by: 1 | -1): void {
    const ids = this.#ids()
    const next = ids[stepIndex(ids.indexOf(this.id ?? ''), by, ids.length)]
    if (next !== undefined) this.open(next)
  }

  /** j and k: through the drawer when it is open, through the rows otherwise. True when taken. */
  take(press: KeyboardEvent): boolean {
    const key = shortcut(press)
    if (key !== 'j' && key !== 'k') return false
    const by = key === 'j' ? 1 : -1
    if (this.id !== null) this.step(by)
    else this.#focus(by)
    return true
  }

  #focus(by: 1 | -1): void {
    const ids = this.#ids()
    const focused = document.activeElement?.id.replace(/^event-/, '') ?? ''
    const next = ids[stepIndex(ids.indexOf(focused), by, ids.length)]
    document.getElementById(`event-${next ?? ''}`)?.focus()
  }
}
