import { expect, it } from 'vitest';

import type { Draft } from './rank-drafts';
import { rankDrafts } from './rank-drafts';

function draft(title: string, text: string, size: number): Draft {
  const edits = [{ action: 'write' as const, path: 'src/a.js', text }];
  const author = { name: 'p/m', version: '1' };
  return { proposal: { kind: 'repair', author, title, rationale: 'r', edits }, provider: 'p', size, shown: '' };
}

it('puts first what several wrote, then the smaller one, each once', () => {
  const drafts = [
    draft('large', 'l();', 30),
    draft('small', 's();', 3),
    draft('agreed', 'if (a) b();', 90),
    draft('agreed too', 'if (a)\n  b();', 92),
  ];
  expect(rankDrafts(drafts).map(({ proposal }) => proposal.title)).toEqual(['agreed', 'small', 'large']);
});

it('keeps what cannot be an edit apart by its obstacle', () => {
  const refused = (problem: string): Draft => {
    const one = draft(problem, '', 1);
    return { ...one, proposal: { ...one.proposal, edits: [], obstacles: [{ gate: 'applies', problem }] } };
  };
  expect(rankDrafts([refused('a'), refused('b')])).toHaveLength(2);
});
