import { GENERATED_FILES_PATH } from '@orchestrate/contracts/generated-files';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { decideProposal } from '@orchestrate/kit/proposals/decide';
import { linkNodeModules } from '@orchestrate/kit/toolchain/node-modules';

import manifest from '../package.json';

import type { Complaint } from './blame';
import { createGates } from './gates';
import { createInventory } from './inventory';
import type { ServiceModel } from './model/service';
import type { SubjectTree } from './subject-tree';
import type { TreeChanges } from './tree-changes';
import { decideChanges } from './tree-changes';
import type { WrittenService } from './write-service';

/** What became of a generated service. */
export interface ProposedService {
  /** Absent: the tree was as it should be. */
  readonly record: ProposalRecord | undefined;
  /** Files of the tree that were left as they are, because somebody had edited them. */
  readonly kept: readonly string[];
  /** What the compiler or the linter refused, file by file. */
  readonly complaints: readonly Complaint[];
}

type ProposeDeps = Pick<Deps, 'clock' | 'evidence' | 'exec' | 'redact' | 'scratch'>;

async function planChanges({ plan }: ServiceModel, written: WrittenService, tree: SubjectTree): Promise<TreeChanges> {
  const { listed } = tree;
  const paths = new Set([...written.files.map(({ path }) => path), ...Object.keys(listed)]);
  const read = await Promise.all([...paths].map(async (path) => [path, await tree.read(path)] as const));
  const texts = new Map(read.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
  const changes = decideChanges(written.files, { texts, listed });
  const frame = { service: plan.service.name, specification: plan.specification.sha256, listed };
  const text = `${JSON.stringify(createInventory(written.files, changes, frame), null, 2)}\n`;
  if (text === (await tree.read(GENERATED_FILES_PATH))) return changes;
  return { ...changes, edits: [...changes.edits, { action: 'write', path: GENERATED_FILES_PATH, text }] };
}

/** Proposes a service to the run's tree; the gates of its kind decide. */
export async function proposeService(
  service: ServiceModel,
  written: WrittenService,
  tree: SubjectTree,
  deps: ProposeDeps,
): Promise<ProposedService> {
  const { edits, kept } = await planChanges(service, written, tree);
  if (edits.length === 0) return { record: undefined, kept, complaints: [] };
  const { title } = service.plan.service;
  const { nodeModules } = written.packages;
  const complaints: Complaint[] = [];
  const complain = (found: readonly Complaint[]): unknown => complaints.push(...found);
  const record = await decideProposal(
    {
      proposal: {
        kind: 'generate',
        author: { name: 'generate', version: manifest.version },
        title: `Generate the service ${title}`.slice(0, 200),
        rationale: `it is what ${service.plan.specification.source} specifies, as the plan has it`,
        edits: [...edits],
      },
      repository: tree.repository,
      gates: createGates({ document: service.document, nodeModules, complain }, deps),
      allowedHosts: written.allowedHosts,
      prepare: ({ directory }) => linkNodeModules(directory, nodeModules),
    },
    deps,
  );
  return { record, kept, complaints };
}
