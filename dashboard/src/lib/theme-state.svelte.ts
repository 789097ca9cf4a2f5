/**
 * The theme that is on screen, for charts that paint their own colours: follows the choice of the
 * person and the system.
 */
import { MediaQuery } from 'svelte/reactivity'
import type { Theme } from '#lib/charts/palette.ts'
import { applyTheme, readTheme, type ThemeChoice } from '#lib/theme.ts'

export class ThemeState {
  #choice = $state<ThemeChoice>('system')
  readonly #systemDark = new MediaQuery('(prefers-color-scheme: dark)')

  get choice(): ThemeChoice {
    return this.#choice
  }

  get shown(): Theme {
    if (this.#choice !== 'system') return this.#choice
    return this.#systemDark.current ? 'dark' : 'light'
  }

  /** Reads what the server wrote into the document. */
  start(): void {
    this.#choice = readTheme(document.documentElement.dataset['theme'])
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice
    applyTheme(choice)
  }
}
