import { toContent } from '@orchestrate/kit/patch/to-content';
import { describe, expect, it } from 'vitest';

import { readAnswer } from './read-answer';
import { judgePrinted, toProposal } from './to-proposal';

const PATCH = 'diff --git a/a.js b/a.js\n--- a/a.js\n+++ b/a.js\n@@ -1 +1 @@\n-a\n+b\n';

function letter(subject: string, body: string): string {
  return `From ${'a'.repeat(40)} Mon Sep 17 00:00:00 2001\nFrom: x <x@localhost>\nSubject: ${subject}\n\n${body}---\n a.js | 2 +-\n\n${PATCH}-- \n2.40.0\n\n`;
}

describe('readAnswer', () => {
  it('takes what is no patch for talk', () => {
    expect(readAnswer('changed 3 files\n')).toEqual([]);
    expect(readAnswer('')).toEqual([]);
    expect(readAnswer(`3 files\n${PATCH}`)).toEqual([]);
  });

  it('reads one patch, with line breaks too many around it', () => {
    expect(readAnswer(`\n${PATCH}\n\n`)).toEqual([{ title: undefined, reason: undefined, patch: PATCH }]);
  });

  it('reads letters of git, each for itself', () => {
    const read = readAnswer(letter('[PATCH 1/2] First\n of all', 'Because.\n') + letter('Second', ''));
    expect(read).toEqual([
      { title: 'First of all', reason: 'Because.', patch: PATCH },
      { title: 'Second', reason: undefined, patch: PATCH },
    ]);
    expect(read.map(judgePrinted)).toEqual([undefined, undefined]);
  });
});

describe('toProposal', () => {
  const change = { path: 'src/a.js', modes: ['100644', '100644'] as const, before: 'a\n', after: 'b\n' };

  it('names what is changed where nothing else is said, and hides nothing in what is', () => {
    const content = toContent({ changes: [change] });
    expect(toProposal(content, { name: 'ours', version: '2' })).toMatchObject({
      kind: 'repair',
      author: { name: 'ours', version: '2' },
      title: 'Change src/a.js, as ours proposes',
      edits: [{ action: 'write', path: 'src/a.js', text: 'b\n' }],
    });
    const titled = toProposal(content, { name: 'ours', version: '2', title: 'x\u202e\n\u001b[2Jy'.repeat(200) });
    expect(titled.title).toMatch(/^x yx y/);
    expect(titled.title.length).toBe(200);
  });

  it('turns all of a change into obstacles where a part of it is no text', () => {
    const linked = { path: 'src/l', modes: ['000000', '120000'] as const, before: undefined, after: '/etc/passwd' };
    expect(toContent({ changes: [change, linked] })).toEqual({
      edits: [],
      obstacles: [{ gate: 'in-scope', problem: 'src/l: becomes a link or a submodule' }],
    });
  });
});
