import type { Proposal } from '@orchestrate/contracts/proposal';
import { decideProposal, findStaticRefusal } from '@orchestrate/kit/proposals/decide';

import type { Session } from '../search/session';
import type { Tree } from '../workbench/tree';

/** Keeps away from every tree, scratch copies included, what comes from outside and may not even be applied. */
export class Screen {
  /** What was refused once is refused again at the next failing command; one record of it is enough. */
  private readonly refused = new Set<string>();

  constructor(private readonly session: Pick<Session, 'deps' | 'subject' | 'allow'>) {}

  /**
   * Asks the gates that only read before anything is applied to a tree; what they refuse is kept with the reason.
   * @returns why it may not be tried; `undefined` where it may
   */
  async findRefusal(proposal: Proposal, tree: Tree): Promise<string | undefined> {
    const { deps, subject, allow } = this.session;
    const { repository } = subject;
    const refusal = findStaticRefusal({ proposal, repository: tree.repository, allow });
    if (refusal === undefined) return undefined;
    const key = JSON.stringify([proposal.title, proposal.edits, proposal.obstacles]);
    if (!this.refused.has(key)) await decideProposal({ proposal, repository, gates: {}, allow }, deps);
    this.refused.add(key);
    const why = `refused by ${refusal.gate}: ${refusal.detail}`;
    deps.log.warning(`${proposal.title}: ${why}`);
    return why;
  }
}
