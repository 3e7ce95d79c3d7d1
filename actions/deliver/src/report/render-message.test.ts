import type { Healing, Triage } from '@orchestrate/contracts/triage';
import { createGateRun } from '@orchestrate/testkit/gate-run';
import { describe, expect, it } from 'vitest';

import { renderMessage } from './render-message';
import { disarm, renderTitle } from './render-title';

const HOSTILE = '@everyone fixes #12 ``` | <img src=x> [skip ci]\n::error::';

function createHealing(headlines: readonly string[]): Healing {
  return {
    schemaVersion: 1,
    before: [createGateRun('build'), createGateRun('test', { passed: false, command: HOSTILE })],
    after: [createGateRun('build'), createGateRun('test')],
    iterations: headlines.map((headline, index) => ({
      number: index + 1,
      failing: ['test'],
      tried: 1,
      accepted: '01',
      headline,
      alternatives: ['Another'],
    })),
    stopped: 'healthy',
    confidence: 0.8,
    ambiguous: true,
  };
}

const TRIAGE: Triage = {
  schemaVersion: 1,
  class: 'test',
  confidence: 0.9,
  failures: [{ gate: 'test', class: 'test', test: HOSTILE, message: HOSTILE, stack: [], signature: 's', cluster: 's' }],
};

const STORY = { triage: TRIAGE, healing: createHealing([HOSTILE]) };
const NOTHING = { triage: undefined, healing: undefined };
const INPUT = {
  summary: '',
  story: STORY,
  runUrl: 'https://github.test/run',
  hash: 'f'.repeat(64),
  notes: ['A note.'],
};

/** What of a message is markup: code blocks and code spans taken out. */
function proseOf(message: string): string {
  return message.replace(/^(`{3,}).*?^\1$/gms, '').replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
}

describe('renderMessage', () => {
  it('tells cause, fix, proof and note', () => {
    const message = renderMessage(INPUT);
    for (const part of ['### Cause: test (confidence 0.90)', '### Fix (confidence 0.80)', '- `Another`', 'A note.'])
      expect(message).toContain(part);
    expect(message).toContain('| `npm run build` | passes | passes |');
    expect(message).toContain(`<!-- orchestrate-heal:${'f'.repeat(64)} -->`);
  });

  it('keeps everything from outside in code', () => {
    const diff = `diff --git a/x b/x\n+\`\`\`\n+${HOSTILE}\n`;
    const prose = proseOf(renderMessage({ ...INPUT, diff }));
    expect(prose).not.toMatch(/everyone|#12|<img|skip ci|::error/);
    expect(prose).toContain('### Before and after');
  });

  it('does without the story of heal', () => {
    const message = renderMessage({ ...INPUT, story: NOTHING, runUrl: undefined, notes: [] });
    expect(message).toMatch(/^Found by heal\. Nothing was run to deliver it/);
    expect(message).not.toContain('###');
  });

  it('cuts a diff that no comment could hold, at a line', () => {
    const message = renderMessage({ ...INPUT, diff: `${'+x'.repeat(50)}\n`.repeat(2_000) });
    expect(message.length).toBeLessThan(50_000);
    expect(message).toContain('+x\n```\n\nThe rest is in the patch of the run.');
  });
});

describe('renderTitle', () => {
  it('says what was given, else what was changed, else where', () => {
    expect(renderTitle('Mend paging', STORY, ['a'])).toBe('Mend paging');
    const healing = createHealing(['Change a to b', 'Change c to d', 'Change e to f']);
    expect(renderTitle('', { triage: undefined, healing }, ['a'])).toBe('Change a to b and 2 more');
    expect(renderTitle('', NOTHING, ['src/a.ts', 'src/b.ts'])).toBe('Fix src/a.ts and 1 more');
  });

  it('stays short', () => {
    const healing = createHealing(['x'.repeat(500)]);
    expect(renderTitle('', { triage: undefined, healing }, [])).toHaveLength(120);
  });
});

it('disarms what would act in a title or a commit', () => {
  const line = disarm('Fixes #1, GH-2, acme/shop#3 and https://github.com/acme/shop/issues/4 @octocat [skip ci] a@b');
  expect(line).not.toMatch(/#\d|GH-\d|:\/\/|@\w|\[skip/);
  expect(line.replaceAll('\u2060', '')).toContain('acme/shop#3 and https://github.com');
  expect(disarm('Change [0] to [1] in a.ts:3')).toBe('Change [0] to [1] in a.ts:3');
});
