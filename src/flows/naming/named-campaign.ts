import type { CampaignState } from '../../domain/campaign.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import { nameKey } from '../../domain/texts/campaign-name.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import { unquoted } from '../../domain/texts/unquoted.ts'

type Named = { readonly name: string; readonly state: CampaignState }

/** Of campaigns of one name those that are meant: a draft only where none is launched. */
export function launchedFirst<C extends Pick<Named, 'state'>>(named: readonly C[]): readonly C[] {
  const launched = named.filter(({ state }) => state !== 'draft')
  return launched.length > 0 ? launched : named
}

/** A name may be written with quotes around it. */
export function findNamed<C extends Named>(visible: readonly C[], written: string): C | undefined {
  const named = [written, unquoted(written)].flatMap((name) =>
    visible.filter((one) => nameKey(one.name) === nameKey(name)),
  )
  return launchedFirst(named)[0]
}

/** @param command by which it was asked for, to be written with the name that is nearest; none where any would do */
export function noSuchCampaign(visible: readonly Named[], name: string, command?: string): Notice {
  const known = visible.map((one) => one.name)
  const near = nearest(name, known)
  return { kind: 'no-such-campaign', name, nearest: near, ...(command === undefined ? {} : { command }) }
}
