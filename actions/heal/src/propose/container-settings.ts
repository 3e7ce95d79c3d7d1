import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Failure, Triage } from '@orchestrate/contracts/triage';

import { CONTAINER_GATE_NAME } from '../gates/container-gate';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, Proposer } from './proposer';

const VERSION = '1';
const TEMPLATE = 'container-setting';

/** Writes what the running service has where something else is written; a mapping ends with the container's port. */
export function correctLine(text: string, { line = 0, actual = '', expected = '' }: Failure): string {
  const lines = text.split('\n');
  const old = lines[line - 1] ?? '';
  const at = actual === '' ? -1 : old.lastIndexOf(actual);
  if (at < 0) return text;
  lines[line - 1] = old.slice(0, at) + expected + old.slice(at + actual.length);
  return lines.join('\n');
}

function describe({ file = '', line = 0, actual = '', expected = '' }: Failure): string {
  return `${actual} to ${expected} in ${file}:${line}`;
}

async function correctFile(file: string, failures: readonly Failure[], tree: Tree): Promise<FileEdit[]> {
  const text = await readTreeFile(tree, file);
  if (text === undefined) return [];
  const corrected = failures.filter((failure) => failure.file === file).reduce(correctLine, text);
  return corrected === text ? [] : [{ action: 'write', path: file, text: corrected }];
}

/** All of them at once: the check passes only when nothing is left of it. */
async function proposeSettings({ failures }: Triage, tree: Tree): Promise<Candidate[]> {
  const own = failures.filter(
    ({ gate, class: kind, expected }) =>
      gate === CONTAINER_GATE_NAME && kind === 'configuration' && expected !== undefined,
  );
  const [first] = own;
  const files = [...new Set(own.flatMap(({ file }) => file ?? []))];
  const edits = (await Promise.all(files.map((file) => correctFile(file, own, tree)))).flat();
  if (first?.file === undefined || edits.length === 0) return [];
  const { prior, reason } = PRIORS[TEMPLATE];
  return [
    {
      template: TEMPLATE,
      likelihood: prior,
      place: { file: first.file, line: first.line ?? 1 },
      proposal: {
        kind: 'repair',
        author: { name: TEMPLATE, version: VERSION },
        title: `Configuration: change ${own.map(describe).join('; ')}`.slice(0, 200),
        rationale: `${own.map(({ message }) => message).join('; ')}: ${reason}`,
        edits,
      },
    },
  ];
}

/** Ports and paths of the container files that the running service contradicts. It edits nothing else. */
export const containerSettings: Proposer = { name: TEMPLATE, version: VERSION, propose: proposeSettings };
