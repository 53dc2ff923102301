import type { ClockMoment } from '../asking/telling.ts'

/** Whether somebody has got what was written to them; `at`: it is held until then. */
export type Heard = 'told' | 'being-told' | 'perhaps-not' | { readonly at: ClockMoment }
