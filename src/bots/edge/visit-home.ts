import type { Sender } from '../../domain/person.ts'
import { openHome } from '../../flows/home/publish-home.ts'
import type { Edge } from './ask.ts'

/** Somebody looks at the app's own page: it is drawn as things stand now. */
export async function visitHome({ world, log }: Edge, who: Sender): Promise<void> {
  await openHome(world, who).catch((error: unknown) => log.warn({ err: error }, 'home was not shown'))
}
