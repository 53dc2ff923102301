import type { Message } from '../playground/slack/workspace-state.ts'
import { everybody, type Player } from './cast.ts'
import { type DemoWorld, mailOf } from './world.ts'

/** Gives each message that is there for good to its reader once. */
export class Mailbox {
  readonly #read = new Set<string>()

  async handOut(world: DemoWorld, receive: (reader: Player, message: Message) => Promise<void>): Promise<void> {
    for (const reader of everybody) {
      for (const message of mailOf(world, reader)) {
        const key = `${message.channel} ${message.ts}`
        if (message.onlyFor !== null || this.#read.has(key)) continue
        this.#read.add(key)
        await receive(reader, message)
      }
    }
  }
}
