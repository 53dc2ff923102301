import { expect } from 'vitest'
import type { AskingHours } from '../../../src/domain/asking/asking-hours.ts'
import type { Sent } from '../../../src/domain/message.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { localDay, localTime } from '../../../src/domain/time/time.ts'
import type { ClickWorld } from '../../../src/flows/click-world.ts'
import { afterSession } from '../../../src/flows/sessions/after-session.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { moveThrough } from '../../../src/schedule.ts'
import { keepHours } from '../../../src/store/asking/askings.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { openWorld } from '../a-world.ts'

export type Said = { readonly to: string; readonly at: Date; readonly screen: Screen }

export const at = (text: string) => new Date(text)

/** A world whose clock can be moved through the schedule, and whose messages are sent as they come. */
export async function openAskingWorld() {
  const base = await openWorld()
  const said: Said[] = []
  const updates: Screen[] = []
  /** The messages that were replaced, in the order of `updates`. */
  const updated: string[] = []
  const waiting: string[] = []
  const ended: string[] = []
  /** What somebody does as soon as they get a message. */
  const reacting: { react: (one: Said) => Promise<void> } = { react: async () => {} }
  /** What the platform answers in place of taking a message; null: it takes it. */
  const failing: { as: Sent | null } = { as: null }
  const world: ClickWorld = {
    ...base.world,
    jobs: {
      ...base.world.jobs,
      async enqueue(_tx, queue, id) {
        if (queue === 'deliver') waiting.push(id)
        if (queue === 'session-end') ended.push(id)
      },
      async drained() {
        for (const id of ended.splice(0)) await afterSession(world, id)
        for (const id of waiting.splice(0)) await sendDelivery(world, id)
      },
    },
    messenger: {
      ...base.world.messenger,
      async send(to, screen) {
        if (failing.as !== null) return failing.as
        const one = { to: to.externalId, at: base.clock.now, screen }
        said.push(one)
        await reacting.react(one)
        return { kind: 'sent', address: addressOf(one) }
      },
      async update(address, screen) {
        updates.push(screen)
        updated.push(address.message)
        return { kind: 'sent', address }
      },
    },
  }
  /** Where one of `said` is, each in a place of its own. */
  const addressOf = (one: Said) => ({ ...base.messageOf(one.to), message: `said ${said.indexOf(one)}` })
  const moveTo = (target: Date) => {
    base.clock.now = target
  }
  const idOf = async (externalId: string): Promise<string> =>
    (await base.world.database.prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
  const invitationsOf = (name: string) => said.filter((one) => one.to === name)
  return {
    base,
    world,
    said,
    updates,
    updated,
    addressOf,
    reacting,
    failing,
    moveTo,
    idOf,
    invitationsOf,
    until: (text: string) => moveThrough(world, moveTo, at(text)),
    /** When somebody was asked, as `11-23 09:00` of their own time. */
    shown: (name: string, zone = 'Europe/Berlin') =>
      invitationsOf(name).map((one) => `${localDay(one.at, zone).slice(5)} ${localTime(one.at, zone)}`),
    async setHours(externalId: string, hours: AskingHours) {
      const owner = { personId: await idOf(externalId), organizationId: base.organizationId }
      await inTransaction(base.world.database, (tx) => keepHours(tx, owner, hours, base.clock.now))
    },
    /** Takes a prompt at once and leaves it there: the session ends by the clock. */
    async starts(one: Said, campaignId: string) {
      const screen = await base.ask(one.to, { kind: 'start', campaignId, minutes: 5 }, base.messageOf(one.to))
      expect(screen.kind).toMatch(/^(prompt|notice)$/)
    },
  }
}

export type AskingWorld = Awaited<ReturnType<typeof openAskingWorld>>
