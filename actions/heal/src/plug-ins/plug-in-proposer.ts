import path from 'node:path';

import type { ProposerCommand } from '@orchestrate/contracts/configuration';
import type { Proposal } from '@orchestrate/contracts/proposal';
import type { Triage } from '@orchestrate/contracts/triage';
import { triageSchema } from '@orchestrate/contracts/triage';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { findRefusal } from '@orchestrate/kit/exec/forbidden';
import { parseCommandLine } from '@orchestrate/kit/exec/words';
import { writeJson } from '@orchestrate/kit/files/json';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { ChangeReader } from '@orchestrate/kit/patch/change-reader';
import { toContent } from '@orchestrate/kit/patch/to-content';

import { PRIORS } from '../propose/priors';
import type { Candidate, ProposeContext, Proposer } from '../propose/proposer';
import type { Session } from '../search/session';
import type { Tree } from '../workbench/tree';

import { readAnswer } from './read-answer';
import { Screen } from './screen';
import { judgePrinted, toProposal } from './to-proposal';

const TEMPLATE = 'plug-in';
const MOST_PROPOSALS = 20;
/** With less time left, what it says could not be judged any more. */
const LEAST_SECONDS = 5;

/** Where a proposer may do as it likes. */
interface Playground {
  readonly copy: Tree;
  readonly triageFile: string;
  readonly reader: ChangeReader;
}

type PlugInSession = Pick<Session, 'deps' | 'workbench' | 'subject' | 'allow'>;

/** A program of the team's own, named in the configuration, as a proposer like the others. */
class PlugIn {
  private readonly screen: Screen;

  constructor(
    private readonly settings: ProposerCommand,
    private readonly session: PlugInSession,
  ) {
    this.screen = new Screen(session);
  }

  async propose(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
    const { name } = this.settings;
    if (context.remaining() < LEAST_SECONDS) return [];
    const playground = await this.layOut(triage, tree);
    const result = await this.run(playground, context);
    if (result === undefined) return [];
    if (!hasSucceeded(result)) {
      const said = tailOutput(result, 1) || result.outcome;
      this.session.deps.log.warning(`proposer ${name} ended with ${result.exitCode ?? result.outcome}: ${said}`);
      return [];
    }
    const proposals = await this.read(playground, result.stdout);
    const open: Candidate[] = [];
    for (const proposal of proposals.slice(0, MOST_PROPOSALS))
      if ((await this.screen.findRefusal(proposal, tree)) === undefined)
        open.push({ proposal, template: TEMPLATE, likelihood: PRIORS[TEMPLATE].prior });
    return open;
  }

  private async layOut(triage: Triage, tree: Tree): Promise<Playground> {
    const { deps, workbench } = this.session;
    const scratch = await deps.scratch(`proposer-${this.settings.name}`);
    const { directory } = tree.repository;
    const clone = await cloneRepository(deps.exec, directory, 'HEAD', path.join(scratch, 'tree'));
    const triageFile = path.join(scratch, 'triage.json');
    await writeJson(triageFile, triageSchema, triage);
    const reader = await ChangeReader.open(deps.exec, directory, path.join(scratch, 'reader'));
    return { copy: await workbench.equip(clone), triageFile, reader };
  }

  private async run({ copy, triageFile }: Playground, context: ProposeContext): Promise<CommandResult | undefined> {
    const { name, version, command, timeout } = this.settings;
    const { deps } = this.session;
    const argv = parseCommandLine(command);
    const refusal = findRefusal(argv, copy.root, deps.configuration.safety['forbid-commands']);
    if (refusal !== undefined) {
      deps.log.warning(`proposer ${name} is not run: ${refusal.reason} (${refusal.rule})`);
      return undefined;
    }
    return deps.exec.run({
      tool: name,
      version,
      argv,
      cwd: copy.cwd,
      why: `Ask the proposer ${name} what would mend ${context.gate.name}`,
      timeout: Math.min(timeout, context.remaining()),
      env: { ORCHESTRATE_TRIAGE: triageFile, ORCHESTRATE_GATE: context.gate.name },
    });
  }

  /** What it changed in its copy is one proposal; each patch that it printed is another. */
  private async read({ copy, reader }: Playground, stdout: string): Promise<Proposal[]> {
    const { name, version } = this.settings;
    const made = await reader.readCopy(copy.root);
    const isUntouched = 'changes' in made && made.changes.length === 0;
    const proposals = isUntouched ? [] : [toProposal(toContent(made), { name, version })];
    for (const printed of readAnswer(stdout).slice(0, MOST_PROPOSALS)) {
      const content = judgePrinted(printed) ?? toContent(await reader.readPatch(printed.patch));
      proposals.push(toProposal(content, { name, version, title: printed.title, reason: printed.reason }));
    }
    return proposals;
  }
}

/** A proposer out of a command of the configuration. It works in a copy of its own, beside the others. */
export function createPlugInProposer(settings: ProposerCommand, session: PlugInSession): Proposer {
  const plugIn = new PlugIn(settings, session);
  return {
    name: settings.name,
    version: settings.version,
    isIndependent: true,
    propose: (triage, tree, context) => plugIn.propose(triage, tree, context),
  };
}
