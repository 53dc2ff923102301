/** Hears what is being done, and what is odd about the files, in whole sentences. */
export type Listener = { readonly progress: (text: string) => void; readonly note: (text: string) => void }
