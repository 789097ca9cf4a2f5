/** What SvelteKit should know about this app. */
declare global {
  namespace App {
    interface PageState {
      /** The event shown in the drawer; the list stays where it is. */
      event?: string
    }
  }
}

export {}
