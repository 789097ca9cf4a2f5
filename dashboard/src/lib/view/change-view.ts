/** Moves the page to another time range or filter: one history entry, scroll and focus stay. */
import { goto } from '$app/navigation'
import { page } from '$app/state'
import { writeView, type View } from '#lib/range.ts'

export function changeView(changes: Partial<Omit<View, 'dropped'>>): void {
  void changeSearch(writeView(new URLSearchParams(page.url.search), changes))
}

/** Sets or removes one parameter of the page. */
export function changeParameter(name: string, value: string): void {
  const params = new URLSearchParams(page.url.search)
  if (value === '') params.delete(name)
  else params.set(name, value)
  void changeSearch(params)
}

const changeSearch = (params: URLSearchParams): Promise<unknown> => {
  const search = params.toString()
  const target = search === '' ? page.url.pathname : `${page.url.pathname}?${search}`
  return goto(target, { reset: false })
}
