import type { Proposal, ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { readPrompt } from '@orchestrate/kit/models/prompt';
import { decideProposal } from '@orchestrate/kit/proposals/decide';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { linkNodeModules } from '@orchestrate/kit/toolchain/node-modules';

import type { OperationModel } from '../model/operations';
import type { ServiceModel } from '../model/service';
import type { SubjectTree } from '../subject-tree';
import type { WrittenService } from '../write-service';

import type { CodeFrame } from './ask-code';
import { askCode } from './ask-code';
import { WrittenDescription } from './describe-written';
import { createOperationGates } from './operation-gates';
import { planOperationProbe } from './probe-steps';

const MOST_AT_ONCE = 4;
const MOST_OPERATIONS = 40;
const LONGEST_REFUSAL = 8_000;
const LONGEST_WHY = 300;

/** An operation that is to be written, and what was proposed for it. */
interface Draft {
  readonly operation: OperationModel;
  readonly proposal: Proposal;
}

/** What became of the operations that answered 501. */
export interface WrittenOperations {
  /** Ids of those that a model wrote and the gates accepted. */
  readonly written: ReadonlySet<string>;
  /** Why the others were not written, by id. */
  readonly unwritten: ReadonlyMap<string, string>;
}

function refusalOf({ gates }: ProposalRecord): string {
  const refused = gates.find(({ verdict }) => verdict !== 'passed');
  return refused === undefined ? '' : `the gate ${refused.gate} refused: ${refused.detail}`;
}

/** Has operations written by models: all are tried together, and one by one where the gates refuse that. */
class OperationWriter {
  private readonly written = new Set<string>();
  private readonly unwritten = new Map<string, string>();
  private readonly description: WrittenDescription;

  constructor(
    private readonly service: ServiceModel,
    private readonly packages: Pick<WrittenService, 'files' | 'packages' | 'allowedHosts'>,
    private readonly tree: SubjectTree,
    private readonly deps: Deps,
    private readonly frame: CodeFrame,
  ) {
    this.description = new WrittenDescription(service, packages.files, tree, deps);
  }

  private miss({ planned }: OperationModel, why: string): void {
    this.unwritten.set(planned.id, sanitizeText(why, LONGEST_WHY).replace(/\s+/g, ' ').trim());
  }

  private async ask(operation: OperationModel, refusal = ''): Promise<Draft[]> {
    try {
      return [{ operation, proposal: await askCode(operation, refusal, this.frame) }];
    } catch (error) {
      this.miss(operation, refusal === '' ? `no model wrote it: ${describeError(error)}` : refusal);
      return [];
    }
  }

  private async askAll(operations: readonly OperationModel[]): Promise<Draft[]> {
    const drafts: Draft[] = [];
    for (let start = 0; start < operations.length; start += MOST_AT_ONCE) {
      const answers = operations.slice(start, start + MOST_AT_ONCE).map((operation) => this.ask(operation));
      drafts.push(...(await Promise.all(answers)).flat());
    }
    return drafts;
  }

  /** A proposal, and with it what the README says of the operations. */
  private async describe(proposal: Proposal, ids: readonly string[]): Promise<Proposal> {
    if (proposal.obstacles !== undefined) return proposal;
    const edits = await this.description.edit(new Set([...this.written, ...ids]));
    return { ...proposal, edits: [...proposal.edits, ...edits] };
  }

  /** Lets the gates decide; gives why they refuse, or nothing. */
  private async decide(drafted: Proposal, operations: readonly OperationModel[]): Promise<string> {
    const { service, tree, deps } = this;
    const ids = operations.map(({ planned }) => planned.id);
    const proposal = await this.describe(drafted, ids);
    const { packages, allowedHosts } = this.packages;
    const { nodeModules } = packages;
    const probes = operations.map((operation) => planOperationProbe(service, operation));
    const record = await decideProposal(
      {
        proposal,
        repository: tree.repository,
        gates: createOperationGates(probes, { document: service.document, nodeModules }, deps),
        allowedHosts,
        prepare: ({ directory }) => linkNodeModules(directory, nodeModules),
      },
      deps,
    );
    if (record.accepted) {
      for (const id of ids) this.written.add(id);
      this.description.accept(proposal.edits);
    }
    deps.log.info(`${record.title}: ${record.accepted ? 'accepted' : refusalOf(record)}`);
    return record.accepted ? '' : refusalOf(record);
  }

  private async decideTogether(drafts: readonly Draft[]): Promise<boolean> {
    const possible = drafts.filter(({ proposal }) => proposal.obstacles === undefined);
    if (possible.length < 2 || possible.length < drafts.length) return false;
    const names = [...new Set(possible.map(({ proposal }) => proposal.author.name))];
    const versions = [...new Set(possible.map(({ proposal }) => proposal.author.version))];
    const ids = possible.map(({ operation }) => operation.planned.id);
    const proposal: Proposal = {
      kind: 'fix',
      author: { name: names.join(', '), version: versions.join(', ') },
      title: `Write the operations ${ids.join(', ')}`.slice(0, 200),
      rationale: possible.map(({ operation, proposal: own }) => `${operation.planned.id}: ${own.rationale}`).join('\n'),
      edits: possible.flatMap(({ proposal: own }) => own.edits),
    };
    return (
      (await this.decide(
        proposal,
        possible.map(({ operation }) => operation),
      )) === ''
    );
  }

  /** One, and once more with what the gates said of it. */
  private async decideAlone({ operation, proposal }: Draft): Promise<void> {
    const refusal = await this.decide(proposal, [operation]);
    if (refusal === '') return;
    const [again] = await this.ask(operation, refusal.slice(0, LONGEST_REFUSAL));
    const last = again === undefined ? refusal : await this.decide(again.proposal, [operation]);
    if (last !== '') this.miss(operation, last);
  }

  async write(operations: readonly OperationModel[]): Promise<WrittenOperations> {
    for (const operation of operations.slice(MOST_OPERATIONS))
      this.miss(operation, `a run has ${MOST_OPERATIONS} operations written at most`);
    const drafts = await this.askAll(operations.slice(0, MOST_OPERATIONS));
    if (!(await this.decideTogether(drafts))) for (const draft of drafts) await this.decideAlone(draft);
    return { written: this.written, unwritten: this.unwritten };
  }
}

/** Why nobody is asked, whoever could be; `undefined` where somebody is. */
async function findObstacle({ isolation }: Deps): Promise<string | undefined> {
  const isolated = await isolation.mayRun();
  return isolated.allowed ? undefined : `no model is asked: ${isolated.reason}`;
}

/** Operations whose file is still the one that answers 501. */
async function listOpen(
  { operations }: ServiceModel,
  { files }: Pick<WrittenService, 'files'>,
  tree: SubjectTree,
): Promise<OperationModel[]> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const open: OperationModel[] = [];
  for (const operation of operations.filter(({ custom, isRoutable }) => custom !== undefined && isRoutable))
    if ((await tree.read(operation.file)) === texts.get(operation.file)) open.push(operation);
  return open;
}

/** Has the operations that no rule could infer written by models, where somebody can be asked. */
export async function writeOperations(
  service: ServiceModel,
  written: WrittenService,
  tree: SubjectTree,
  deps: Deps,
): Promise<WrittenOperations> {
  const open = await listOpen(service, written, tree);
  const obstacle = open.length === 0 ? undefined : await findObstacle(deps);
  if (open.length === 0 || obstacle !== undefined)
    return { written: new Set(), unwritten: new Map(open.map(({ planned }) => [planned.id, obstacle ?? ''])) };
  const frame = { service, tree, template: await readPrompt(deps.actionDirectory, 'code'), deps };
  return new OperationWriter(service, written, tree, deps, frame).write(open);
}
