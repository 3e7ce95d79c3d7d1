import path from 'node:path';

import type { Completion } from '@orchestrate/contracts/model-call';
import type { ProviderSettings } from '@orchestrate/contracts/model-settings';
import type { Proposal, ProposalKind } from '@orchestrate/contracts/proposal';

import { cloneRepository } from '../../git/repository';
import { ChangeReader } from '../../patch/change-reader';
import type { ReadChanges } from '../../patch/change-reader';
import type { Content } from '../../patch/to-content';
import { refuse, toContent } from '../../patch/to-content';
import { sanitizeText } from '../../safety/text';

import { isAgentFile, removeAgentFiles } from './agent-files';
import type { FoundAgent } from './find-agent';
import { findAgent, requireAgent } from './find-agent';
import { withScratch } from './open-agent';
import type { AgentDeps } from './run-agent';
import { runAgent } from './run-agent';

/** What an agent is asked to change. */
export interface AgentAssignment {
  readonly settings: ProviderSettings;
  /** Where its program and its key are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute. A repository that nobody else has touched; its HEAD is what is changed. */
  readonly tree: string;
  readonly prompt: string;
  readonly kind: ProposalKind;
  /** One line: what is to be changed. */
  readonly title: string;
  /** The model; the program's own choice where neither this nor the settings name one. */
  readonly model?: string;
  /** Seconds. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly onText?: (piece: string) => void;
}

/** What it changed, and what it said. */
export interface AgentProposal {
  readonly proposal: Proposal;
  readonly completion: Completion;
}

function readContent(read: ReadChanges): Content {
  const own = 'changes' in read ? read.changes.filter(({ path: file }) => isAgentFile(file)) : [];
  if (own.length === 0) return toContent(read);
  return refuse(
    'in-scope',
    own.map(({ path: file }) => `${file}: holds instructions or settings of agents, which no agent may change`),
  );
}

function toProposal(
  { agent, version }: FoundAgent,
  assignment: AgentAssignment,
  said: string,
  content: Content,
): Proposal {
  const rationale = sanitizeText(said, 2_000).trim();
  return {
    kind: assignment.kind,
    author: { name: agent.program, version },
    title: sanitizeText(assignment.title, 200).replace(/\s+/g, ' ').trim().slice(0, 200),
    rationale: rationale === '' ? `${agent.program} ${version} gave no reason` : rationale,
    edits: content.edits,
    ...(content.obstacles.length === 0 ? {} : { obstacles: [...content.obstacles] }),
  };
}

/**
 * Lets a command-line agent change a copy of a tree, and reads its changes as a proposal, which the gates of its kind
 * decide over like any other. It runs in a copy without the repository's instructions and settings for agents, with its
 * key and an empty home; it gets no tool that runs commands, but for codex, whose own sandbox keeps them from network,
 * key and other directories. What it does beside the copy is no part of the proposal.
 * @throws {ModelError}
 */
export async function proposeByAgent(assignment: AgentAssignment, deps: AgentDeps): Promise<AgentProposal> {
  const { settings, tree, prompt, seconds, signal, onText = () => undefined } = assignment;
  const found = await findAgent(settings, assignment.environment);
  const { file, key } = requireAgent(found);
  const { agent, version, environment } = found;
  return withScratch(deps, async (scratch) => {
    const copy = await cloneRepository(deps.exec, tree, 'HEAD', path.join(scratch, 'tree'));
    await removeAgentFiles(copy.directory);
    const reader = await ChangeReader.open(deps.exec, tree, path.join(scratch, 'reader'));
    await reader.takeBase(copy.directory);
    const model = assignment.model ?? settings.model;
    const completion = await runAgent(deps, {
      ...{ agent, file, version, environment, scratch, prompt, signal, onText, cwd: copy.directory, timeout: seconds },
      task: { model, mayEdit: true, key, baseUrl: settings['base-url'] },
      why: `Let ${agent.program} propose: ${assignment.title}`,
    });
    const content = readContent(await reader.readCopy(copy.directory));
    return { proposal: toProposal(found, assignment, completion.text, content), completion };
  });
}
