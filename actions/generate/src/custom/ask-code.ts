import type { Proposal } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { PromptTemplate } from '@orchestrate/kit/models/prompt';
import { renderPrompt } from '@orchestrate/kit/models/prompt';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { OperationModel } from '../model/operations';
import type { ServiceModel } from '../model/service';
import type { SubjectTree } from '../subject-tree';

import { codeAnswerSchema, judgeDraft, readText } from './read-draft';

/** What is known when an operation is asked for. */
export interface CodeFrame {
  readonly service: ServiceModel;
  readonly tree: Pick<SubjectTree, 'read'>;
  readonly template: PromptTemplate;
  readonly deps: Pick<Deps, 'models'>;
}

const FRAME_FILES = [
  'src/http/registration.ts',
  'src/http/api-error.ts',
  'src/http/app-types.ts',
  'src/storage/range.ts',
];

async function readFiles(files: readonly string[], tree: CodeFrame['tree']): Promise<string> {
  const texts = await Promise.all(files.map(async (file) => [file, await tree.read(file)] as const));
  return texts.flatMap(([file, text]) => (text === undefined ? [] : [`=== ${file}\n${text}`])).join('\n') || 'none';
}

function shareOfPath({ entry: { path: one } }: OperationModel, { entry: { path: other } }: OperationModel): number {
  const [own, others] = [one.split('/'), other.split('/')];
  const differs = own.findIndex((segment, index) => segment !== others[index]);
  return differs < 0 ? own.length : differs;
}

/** The written operation that is most like another one: near it in the paths, with its method. */
export function findNeighbour(operation: OperationModel, all: readonly OperationModel[]): OperationModel | undefined {
  const rate = (other: OperationModel): number =>
    shareOfPath(operation, other) * 2 + (other.entry.method === operation.entry.method ? 1 : 0);
  return all
    .filter(({ custom }) => custom === undefined)
    .reduce<OperationModel | undefined>(
      (best, other) => (best === undefined || rate(other) > rate(best) ? other : best),
      undefined,
    );
}

/** The operation as the specification says it, and the components that it may refer to. */
function describeContract({ entry }: OperationModel, { document }: ServiceModel): string {
  const { method, path, operation, pathItem } = entry;
  const contract = { method, path, parameters: pathItem.value.parameters, operation };
  return `${JSON.stringify(contract, null, 2)}\n\ncomponents:\n${JSON.stringify(document.components ?? {}, null, 2)}`;
}

/**
 * Asks a model for the one file of an operation, as a proposal.
 * @param refusal - why an earlier one was refused
 * @throws {ModelError} where nobody gives a usable answer
 */
export async function askCode(operation: OperationModel, refusal: string, frame: CodeFrame): Promise<Proposal> {
  const { service, tree, template, deps } = frame;
  const { planned, file } = operation;
  const neighbour = findNeighbour(operation, service.operations);
  const stores = service.resources.flatMap(({ folder }) => [`${folder}/store.ts`, `${folder}/representation.ts`]);
  const prompt = renderPrompt(template, {
    operation: planned.id,
    file,
    contract: describeContract(operation, service),
    current: (await tree.read(file)) ?? '',
    stores: await readFiles(stores, tree),
    frame: await readFiles(FRAME_FILES, tree),
    example: neighbour === undefined ? 'none' : await readFiles([neighbour.file], tree),
    refusal: refusal === '' ? 'nothing' : refusal,
  });
  const { value, provider, model, completion } = await deps.models.ask({
    task: 'code',
    rationale: `Write what ${planned.id} does, which no rule could infer`,
    prompt,
    schema: { name: 'operation_file', type: codeAnswerSchema },
    temperature: 0.2,
  });
  const text = readText(value);
  const obstacles = judgeDraft(text);
  const rationale = sanitizeText(value.rationale, 2_000).replace(/\s+/g, ' ').trim();
  return {
    kind: 'fix',
    author: { name: `${provider}/${model}`, version: completion.model || model },
    title: `Write the operation ${planned.id}`.slice(0, 200),
    rationale: rationale === '' ? `${provider}/${model} gives no rationale` : rationale,
    edits: obstacles.length > 0 ? [] : [{ action: 'write', path: file, text }],
    ...(obstacles.length > 0 ? { obstacles } : {}),
  };
}
