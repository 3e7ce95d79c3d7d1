import type { Step } from '@orchestrate/contracts/phase';
import type { GateResult, ProposalKind, ProposalRecord } from '@orchestrate/contracts/proposal';
import { GATES_BY_KIND } from '@orchestrate/contracts/proposal';

/** A proposal's record, its patch and where both lie. */
export interface SampleProposal {
  readonly step: Step;
  readonly record: ProposalRecord;
  readonly patch: string;
}

interface Sketch {
  readonly step: Step;
  readonly id: string;
  readonly kind: ProposalKind;
  readonly author: string;
  readonly title: string;
  readonly rationale: string;
  readonly file: string;
  readonly hunk: readonly string[];
  /** Index of the gate that refused, and what it said; accepted without. */
  readonly refusedBy?: readonly [index: number, detail: string];
}

function judge(kind: ProposalKind, refusedBy: Sketch['refusedBy']): GateResult[] {
  return GATES_BY_KIND[kind].map((gate, index) => {
    if (refusedBy === undefined || index < refusedBy[0])
      return { gate, verdict: 'passed', detail: 'fine', seconds: index < 6 ? 0 : 1.5 };
    if (index === refusedBy[0]) return { gate, verdict: 'failed', detail: refusedBy[1], seconds: 2.1 };
    return { gate, verdict: 'notRun', detail: 'an earlier gate refused', seconds: 0 };
  });
}

function createProposal(sketch: Sketch): SampleProposal {
  const { step, id, kind, file, hunk, refusedBy } = sketch;
  const patch = [
    `diff --git a/${file} b/${file}`,
    'index 5d1ffd2..d0e2a51 100644',
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -9,${hunk.filter((line) => !line.startsWith('+')).length} +9,${hunk.filter((line) => !line.startsWith('-')).length} @@`,
    ...hunk,
    '',
  ].join('\n');
  const record: ProposalRecord = {
    schemaVersion: 1,
    id,
    kind,
    author: { name: sketch.author, version: '1.0.0' },
    title: sketch.title,
    rationale: sketch.rationale,
    files: [
      {
        path: file,
        added: hunk.filter((line) => line.startsWith('+')).length,
        removed: hunk.filter((line) => line.startsWith('-')).length,
      },
    ],
    patch: `phases/${step}/proposals/${id}/change.patch`,
    gates: judge(kind, refusedBy),
    accepted: refusedBy === undefined,
    ...(refusedBy === undefined ? { commit: id.repeat(20) } : {}),
  };
  return { step, record, patch };
}

/** One fix and two repairs; the first repair was refused because a test that passed before failed. */
export const SAMPLE_PROPOSALS: readonly SampleProposal[] = [
  createProposal({
    step: 'analyze',
    id: '01',
    kind: 'fix',
    author: 'eslint',
    title: 'Apply the safe fixes of unicorn/prefer-at',
    rationale: 'The rule marks its fix as safe.',
    file: 'src/routes/authors.ts',
    hunk: [
      ' const page = await store.list(query);',
      '-const last = page.items[page.items.length - 1];',
      '+const last = page.items.at(-1);',
      ' return last;',
    ],
  }),
  createProposal({
    step: 'heal',
    id: '01',
    kind: 'repair',
    author: 'expression-search',
    title: 'Replace offset by offset + 1 in src/paging.ts',
    rationale: 'The line is run by every failing test and by few others.',
    file: 'src/paging.ts',
    hunk: [
      ' export function cut<T>(all: T[], offset: number, limit: number): T[] {',
      '-  if (offset > all.length) return [];',
      '+  if (offset + 1 > all.length) return [];',
      '   return all.slice(offset, offset + limit);',
    ],
    refusedBy: [8, 'passed before and fails now: the first page begins with the first item'],
  }),
  createProposal({
    step: 'heal',
    id: '02',
    kind: 'repair',
    author: 'expression-search',
    title: 'Replace > by >= in src/paging.ts',
    rationale: 'The line is run by every failing test and by few others.',
    file: 'src/paging.ts',
    hunk: [
      ' export function cut<T>(all: T[], offset: number, limit: number): T[] {',
      '-  if (offset > all.length) return [];',
      '+  if (offset >= all.length) return [];',
      '   return all.slice(offset, offset + limit);',
    ],
  }),
];
