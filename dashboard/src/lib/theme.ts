/** Dark, light or as the system says: pure parts and the one function that applies a choice. */
export const THEMES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEMES)[number]

const YEAR_S = 31_536_000

/** The choice that a cookie or attribute carries; anything unknown follows the system. */
export const readTheme = (value: string | null | undefined): ThemeChoice =>
  THEMES.find((theme) => theme === value) ?? 'system'

/** Applies a choice now and remembers it for the next document. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = choice
  const age = choice === 'system' ? 0 : YEAR_S
  document.cookie = `theme=${choice}; path=/; max-age=${age}; samesite=lax`
}
