import type { RootCause, Triage } from '@orchestrate/contracts/triage';
import { describeError } from '@orchestrate/kit/errors';

import { Screen } from '../plug-ins/screen';
import { PRIORS } from '../propose/priors';
import type { Candidate, ProposeContext, Proposer } from '../propose/proposer';
import type { Session } from '../search/session';
import type { Tree } from '../workbench/tree';

import type { Attempt } from './ask-patches';
import { askPatches, FIRST_ANGLES, SECOND_ANGLES } from './ask-patches';
import { describeCause, findCause } from './find-cause';
import type { Material } from './material';
import { gatherMaterial } from './material';
import type { OwnFiles } from './own-files';
import { openOwnFiles } from './own-files';
import type { Draft } from './rank-drafts';
import { reviewWinner } from './review-winner';
import { steadyText } from './steady-text';

const TEMPLATE = 'model-patch';
const VERSION = '1';
/** With less time left, what a model says could not be judged any more. */
const LEAST_SECONDS = 10;
/** How likely the further ones are, where one before them was not right. */
const RANKS = [1, 0.75, 0.55];

type AuthorSession = Pick<Session, 'allow' | 'deps' | 'subject' | 'diary'>;

/** What models have been told of a gate, and what they made of it. */
interface Asked {
  readonly material: Material;
  readonly files: OwnFiles;
  readonly cause: RootCause | undefined;
  readonly attempts: Attempt[];
}

/** Models as proposers: asked why something fails, then for patches, then once more with what became of those. */
export class PatchAuthor {
  private readonly asked = new WeakMap<ProposeContext, Asked>();
  private readonly screen: Screen;

  constructor(private readonly session: AuthorSession) {
    this.screen = new Screen(session);
  }

  /** Why nobody may be asked for a patch now, whoever could be. */
  private async findObstacle(): Promise<string | undefined> {
    const isolated = await this.session.deps.isolation.mayRun();
    if (!isolated.allowed) return `no model is asked for a patch: ${isolated.reason}`;
    const possible = this.session.deps.models.canAsk('patch');
    return possible.available ? undefined : `no model is asked for a patch: ${possible.reason}`;
  }

  private async explain(gate: string, material: Material, files: OwnFiles): Promise<RootCause | undefined> {
    const { deps, diary } = this.session;
    if (!deps.models.canAsk('triage').available) return undefined;
    try {
      const cause = await findCause(gate, material, files, deps);
      deps.log.info(`${cause.author} takes for the cause of ${gate}: ${cause.cause}`);
      diary.addCause(cause);
      return cause;
    } catch (error) {
      diary.miss(`no model said why ${gate} fails: ${describeError(error)}`);
      return undefined;
    }
  }

  async proposeFirst({ failures }: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
    const { name } = context.gate;
    if (context.remaining() < LEAST_SECONDS) {
      this.session.diary.miss(`no model was asked about ${name}: there was no time left`);
      return [];
    }
    const files = await openOwnFiles(tree);
    const material = await gatherMaterial(failures, await context.suspicion(), files);
    const cause = await this.explain(name, material, files);
    const obstacle = await this.findObstacle();
    if (obstacle !== undefined) {
      this.session.diary.miss(obstacle);
      return [];
    }
    const asked = { material, files, cause, attempts: [] };
    this.asked.set(context, asked);
    return this.propose(asked, FIRST_ANGLES, tree, context);
  }

  /** Once more, with what became of the first ones. */
  async proposeAgain(_triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
    const asked = this.asked.get(context);
    if (asked === undefined || asked.attempts.length === 0 || context.remaining() < LEAST_SECONDS) return [];
    return this.propose(asked, SECOND_ANGLES, tree, context);
  }

  private async propose(
    asked: Asked,
    angles: typeof FIRST_ANGLES,
    tree: Tree,
    context: ProposeContext,
  ): Promise<Candidate[]> {
    const { deps, diary } = this.session;
    const { material, files, cause, attempts } = asked;
    const question = { gate: context.gate.name, material, cause: describeCause(cause), attempts, files };
    const { drafts, problems } = await askPatches(question, angles, context.remaining() / 2, deps);
    for (const problem of problems) deps.log.warning(`a model gave no patch: ${problem}`);
    if (drafts.length === 0) problems.forEach((problem) => diary.miss(`no model gave a patch: ${problem}`));
    const candidates: Candidate[] = [];
    for (const draft of drafts) {
      const attempt: Attempt = { title: draft.proposal.title, shown: draft.shown, why: 'it was not tried' };
      attempts.push(attempt);
      const refusal = await this.screen.findRefusal(draft.proposal, tree);
      if (refusal === undefined) candidates.push(this.toCandidate(draft, candidates.length, attempt, asked, context));
      else attempt.why = refusal;
    }
    return candidates;
  }

  private toCandidate(draft: Draft, rank: number, attempt: Attempt, asked: Asked, context: ProposeContext): Candidate {
    const { deps, diary } = this.session;
    const { proposal, provider } = draft;
    return {
      proposal,
      template: TEMPLATE,
      likelihood: PRIORS[TEMPLATE].prior * (RANKS[rank] ?? RANKS.at(-1) ?? 1),
      follow: {
        failed: (why) => void (attempt.why = steadyText(why)),
        review: async (patch, edits) => {
          const winner = { gate: context.gate.name, failures: asked.material.failures, edits, provider, patch };
          const review = await reviewWinner(winner, deps);
          if (review.verdict === 'none')
            diary.remark(`no second model reviewed "${proposal.title}": ${review.reasons.join('; ')}`);
          return review;
        },
      },
    };
  }
}

/** The two times at which models are asked; none of both where nobody is there. */
export function createModelStages(session: AuthorSession): readonly (readonly Proposer[])[] {
  const { models } = session.deps;
  if (!models.canAsk('triage').available && !models.canAsk('patch').available) return [];
  const author = new PatchAuthor(session);
  return [
    [{ name: 'model', version: VERSION, propose: (...given) => author.proposeFirst(...given) }],
    [{ name: 'model-again', version: VERSION, propose: (...given) => author.proposeAgain(...given) }],
  ];
}
