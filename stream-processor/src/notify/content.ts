/**
 * What a notice says, apart from how it looks: one shape for text, HTML and chat. Texts of events and
 * people stand in it as they are; whoever makes a mail of it escapes them.
 */
export type Tone = 'critical' | 'warning' | 'info' | 'good'

export interface Fact {
  readonly label: string
  readonly text: string
}

export interface ChartBar {
  /** Height, 0 to 1; null: nothing was measured. */
  readonly share: number | null
  readonly isOver: boolean
}

export interface NoticeContent {
  readonly tone: Tone
  /** The state in a word: colour is never the only way. */
  readonly label: string
  readonly title: string
  readonly lead: string
  readonly facts: readonly Fact[]
  /** Bars, oldest first; `words` says the same. */
  readonly chart: {
    readonly words: string
    readonly from: string
    readonly to: string
    readonly bars: readonly ChartBar[]
  } | null
  readonly top: readonly {
    readonly name: string
    readonly count: string
    readonly isNew: boolean
  }[]
  /** Incidents of a notice about several. */
  readonly items: readonly { readonly title: string; readonly text: string; readonly url: string }[]
  readonly why: readonly string[]
  /** Of the rule, for whoever is woken up. */
  readonly note: string
  /** The first is the main one. */
  readonly actions: readonly { readonly label: string; readonly url: string }[]
  readonly footer: readonly string[]
  readonly unsubscribe: { readonly label: string; readonly url: string } | null
}

export const EMPTY: Omit<NoticeContent, 'tone' | 'label' | 'title' | 'lead'> = {
  facts: [],
  chart: null,
  top: [],
  items: [],
  why: [],
  note: '',
  actions: [],
  footer: [],
  unsubscribe: null,
}
