import type { GateResult } from '@orchestrate/contracts/proposal';

import { describeFate } from './emit/template-data';
import type { Described, Generated } from './outcome';
import { toCodeSpan, toTableCell } from './text/markdown';

const MARKS: Readonly<Record<GateResult['verdict'], string>> = { passed: '✅', failed: '❌', notRun: '➖' };

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function renderGates({ proposed }: Generated): string[] {
  if (proposed.record === undefined) return [];
  const rows = proposed.record.gates.map(({ gate, verdict, detail }) => [
    `${MARKS[verdict]} ${gate}`,
    toTableCell(detail.split('\n')[0] ?? ''),
  ]);
  return ['## Gates', renderTable(['Gate', 'What it says'], rows)];
}

function renderList(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${toTableCell(line)}`).join('\n')];
}

/** What was generated and how it was judged, for people. */
export function renderGeneration(generated: Generated, { headline, remaining }: Omit<Described, 'status'>): string {
  const { service } = generated;
  const operations = service.operations.map((operation) => [
    toCodeSpan(`${operation.entry.method.toUpperCase()} ${operation.entry.path}`),
    generated.live?.written.has(operation.planned.id) === true
      ? 'is written by a model'
      : toTableCell(describeFate(operation)),
  ]);
  const parts = [
    `# Generate: ${toTableCell(service.plan.service.title)}`,
    toTableCell(headline),
    ...renderGates(generated),
    ...renderList('Left to you', remaining),
    '## Operations',
    renderTable(['Operation', 'What becomes of it'], operations),
  ];
  return `${parts.join('\n\n')}\n`;
}
