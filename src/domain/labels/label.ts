/** One possible answer. `id` counts from 1 within its campaign and never changes; answers hold it, never the name. */
export type Label = { readonly id: number; readonly name: string; readonly definition: string }
