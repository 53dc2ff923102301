import type { VNode } from 'preact'

/** What a component gives back. */
export type Drawn = VNode | VNode[] | Drawn[] | null
