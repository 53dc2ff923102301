import type { Client, Mail } from './clients/client.ts'

/** Gives each message that is there for good to its reader once. */
export class Mailbox {
  readonly #read = new Map<Client, Set<string>>()

  async handOut(clients: readonly Client[], receive: (client: Client, mail: Mail) => Promise<void>): Promise<void> {
    for (const client of clients) {
      const read = this.#read.get(client) ?? new Set()
      this.#read.set(client, read)
      for (const id of client.ids().filter((one) => !read.has(one))) {
        read.add(id)
        const mail = client.mail(id)
        if (!mail.isAside) await receive(client, mail)
      }
    }
  }
}
