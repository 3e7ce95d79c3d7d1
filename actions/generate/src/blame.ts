import type { RawFailure } from '@orchestrate/kit/triage/parser';

import type { OperationModel } from './model/operations';
import type { ServiceModel } from './model/service';
import { countOf } from './wording';

/** What a compiler or linter says of a file of a service. */
export type Complaint = Pick<RawFailure, 'code' | 'file' | 'line' | 'message'>;

type Blameable = Pick<ServiceModel, 'operations' | 'resources' | 'components'>;

function isAbout({ file = '' }: Complaint, owned: string): boolean {
  return file === owned || file.endsWith(`/${owned}`);
}

function isBelow({ file = '' }: Complaint, folder: string): boolean {
  return `/${file}`.includes(`/${folder}/`);
}

const LONGEST_MESSAGE = 160;

/** `src/operations/list-books.ts:3: TS2345: Argument of …`, of which the evidence has the whole. */
function describeComplaint({ code, line, message }: Complaint, file: string): string {
  const first = message.split('\n')[0] ?? '';
  const text = first.length > LONGEST_MESSAGE ? `${first.slice(0, LONGEST_MESSAGE)}…` : first;
  return [`${file}${line === undefined ? '' : `:${line}`}`, code, text].filter(Boolean).join(': ');
}

/** Of an operation: its own file, and those of what it stores. */
function findComplaint(
  { planned, file }: OperationModel,
  { resources }: Blameable,
  complaints: readonly Complaint[],
): string | undefined {
  const own = complaints.find((complaint) => isAbout(complaint, file));
  if (own !== undefined) return describeComplaint(own, file);
  const folder = resources.find((one) => one.planned.name === planned.resource)?.folder;
  const shared = folder === undefined ? undefined : complaints.find((complaint) => isBelow(complaint, folder));
  if (folder === undefined || shared === undefined) return undefined;
  return describeComplaint(shared, `${folder}/${shared.file?.split('/').at(-1) ?? ''}`);
}

/** The operations that work and for which the files were written that are complained of; and the first complaint. */
export function listBlamed(service: Blameable, complaints: readonly Complaint[]): Map<string, string> {
  const working = service.operations.filter(({ custom }) => custom === undefined);
  const found = working.map(
    (operation) => [operation.planned.id, findComplaint(operation, service, complaints)] as const,
  );
  return new Map(found.flatMap(([id, complaint]) => (complaint === undefined ? [] : [[id, complaint] as const])));
}

const SHOWN = 5;

/** What the files that are complained of were written for, in the words of the specification; empty where none is known. */
export function nameBlamed(service: Blameable, complaints: readonly Complaint[]): string {
  const operations = service.operations
    .filter(({ file }) => complaints.some((complaint) => isAbout(complaint, file)))
    .map(({ planned, entry }) => `${planned.id} (${entry.method.toUpperCase()} ${entry.path})`);
  const resources = service.resources
    .filter(({ folder }) => complaints.some((complaint) => isBelow(complaint, folder)))
    .map(({ planned }) => `the resource ${planned.name}`);
  const schemas = [...service.components.values()]
    .filter(({ file }) => complaints.some((complaint) => isAbout(complaint, file)))
    .map(({ name }) => `the schema ${name}`);
  const all = [...operations, ...resources, ...schemas];
  const more = all.length - SHOWN;
  return [...all.slice(0, SHOWN), ...(more > 0 ? [countOf(more, 'other')] : [])].join(', ');
}
