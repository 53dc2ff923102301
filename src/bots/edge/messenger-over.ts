import type { MessageAddress, Sent } from '../../domain/message.ts'
import type { Sender } from '../../domain/person.ts'
import type {
  FilePlace,
  FilePut,
  FilesSent,
  FileToSend,
  HomePublished,
  LookedUp,
  Messenger,
} from '../../flows/world.ts'
import type { Card } from '../cards/card.ts'
import { cardFor } from '../cards/card-for.ts'
import { homeCard } from '../cards/home/home-card.ts'
import type { CutOff } from './cut-off.ts'
import { orPlainer } from './or-plainer.ts'
import type { FindWorkspace } from './remember-workspaces.ts'

/** What a platform does for messages that are no reply, in one installation. Nothing is repeated there. */
export type Transport<Workspace> = {
  readonly limits: Messenger['limits']
  send(workspace: Workspace, to: Sender, card: Card): Promise<Sent>
  update(workspace: Workspace, address: MessageAddress, card: Card): Promise<Sent>
  sendFiles(workspace: Workspace, to: Sender, files: readonly FileToSend[], card: Card): Promise<FilesSent>
  putFile(workspace: Workspace, to: Sender, file: FileToSend, place: FilePlace): Promise<FilePut>
  publishHome(workspace: Workspace, who: Sender, card: Card): Promise<HomePublished>
  lookUp(workspace: Workspace, who: Sender): Promise<LookedUp>
  /** Whether a card was refused for its tables or images. */
  isForParts(sent: Sent): boolean
}

const notInstalled: Exclude<Sent, { kind: 'sent' }> = { kind: 'cut-off', reason: 'not_installed' }

/** Draws screens, finds the installation, and watches whether the platform still takes anything from it. */
export function messengerOver<Workspace>(
  { findWorkspaceById }: Pick<FindWorkspace<Workspace>, 'findWorkspaceById'>,
  cutOff: CutOff,
  transport: Transport<Workspace>,
): Messenger {
  async function inWorkspace<Outcome extends Sent | FilesSent | HomePublished>(
    id: string,
    work: (workspace: Workspace) => Promise<Outcome>,
  ): Promise<Outcome | typeof notInstalled> {
    const workspace = await findWorkspaceById(id)
    const sent = workspace === null ? notInstalled : await work(workspace)
    if (sent.kind === 'cut-off') cutOff.begins(id, sent.reason)
    return sent
  }

  return {
    limits: transport.limits,
    async send(to, screen) {
      const sent = await inWorkspace(to.workspaceId, (workspace) =>
        orPlainer(cardFor(screen), (card) => transport.send(workspace, to, card), transport.isForParts),
      )
      if (sent.kind === 'sent') cutOff.ends(to.workspaceId)
      return sent
    },
    update: (address, screen) =>
      inWorkspace(address.workspaceId, (workspace) =>
        orPlainer(cardFor(screen), (card) => transport.update(workspace, address, card), transport.isForParts),
      ),
    sendFiles: (to, files, screen) =>
      inWorkspace(to.workspaceId, (workspace) => transport.sendFiles(workspace, to, files, cardFor(screen))),
    putFile: (to, file, place) =>
      inWorkspace(to.workspaceId, (workspace) => transport.putFile(workspace, to, file, place)),
    publishHome: (who, screen) =>
      inWorkspace(who.workspaceId, (workspace) => transport.publishHome(workspace, who, homeCard(screen))),
    async lookUp(who) {
      const workspace = await findWorkspaceById(who.workspaceId)
      return workspace === null ? { kind: 'no-answer' } : await transport.lookUp(workspace, who)
    },
  }
}
