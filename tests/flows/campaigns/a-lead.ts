import type { CampaignForm } from '../../../src/domain/forms/campaign-form.ts'
import type { PreviewScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { launchCampaign } from '../../../src/flows/campaigns/launch-campaign.ts'
import { previewCampaign } from '../../../src/flows/campaigns/preview-campaign.ts'
import { openWorld } from '../a-world.ts'
import { aForm } from './a-form.ts'

/** A world in which `lea` and `lou` start campaigns, and what they find in the tables afterwards. */
export async function openLeads() {
  const test = await openWorld()
  for (const person of ['lea', 'lou', 'ana', 'bo', 'cy', 'dee']) test.meetPerson(person)
  const { prisma } = test.world.database
  let serial = 0
  const submit = async (form: CampaignForm, by = 'lea'): Promise<Screen> => {
    const intent = { kind: 'campaign-form', form } as const
    return (await previewCampaign(test.world, { who: test.account(by), intent, message: null })).screen
  }
  return {
    test,
    /** A name that no campaign has yet. */
    freshName: () => `Clauses ${++serial}`,
    submit,
    async preview(changes: Partial<CampaignForm>, by = 'lea'): Promise<PreviewScreen> {
      const screen = await submit(aForm(changes), by)
      if (screen.kind !== 'preview') throw new Error(`no preview but ${JSON.stringify(screen)}`)
      return screen
    },
    async launch(campaignId: string | null, by = 'lea'): Promise<Screen> {
      const intent = { kind: 'launch', campaignId: campaignId ?? '' } as const
      return (await launchCampaign(test.world, { who: test.account(by), intent, message: null })).screen
    },
    rowsOf(campaignId: string | null) {
      const where = { campaignId: campaignId ?? '' }
      return {
        campaign: () => prisma.campaign.findUnique({ where: { id: where.campaignId } }),
        items: () => prisma.item.findMany({ where, orderBy: { seq: 'asc' } }),
        contents: () => prisma.itemContent.count({ where }),
        gold: () => prisma.goldAnswer.findMany({ where }),
        members: () => prisma.member.findMany({ where, include: { person: true } }),
        deliveries: () => prisma.delivery.findMany({ where }),
        changes: () => prisma.change.findMany({ where, orderBy: { at: 'asc' } }),
      }
    },
  }
}

export type Leads = Awaited<ReturnType<typeof openLeads>>
