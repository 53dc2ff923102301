import type { MessageAddress } from '../../domain/message.ts'
import type { Screen } from '../../domain/screens/screen.ts'

/** A message that clicks change. */
export type ShownMessage = {
  readonly address: MessageAddress
  /** What it is to show at this moment; null where that is nothing that a click was answered with. */
  screenNow(): Promise<Screen | null>
}
