/** What every list by pages takes and answers. */
import { Type } from 'typebox'

/** Parameters of a page. */
export const cursorPaging = {
  limit: Type.Optional(
    Type.String({ pattern: '^[0-9]{1,3}$', description: '1 to 200; missing: 50.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 400,
      description: 'next_cursor of the page before, with the same filters.',
    }),
  ),
}

export const nextCursor = Type.Union([Type.String(), Type.Null()], {
  description: 'For the next page; null: there is none.',
})
