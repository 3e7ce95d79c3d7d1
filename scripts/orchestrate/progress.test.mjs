import { describe, expect, it } from 'vitest';

import { parseProgress, Progress } from './progress.mjs';

const RUN = '20260131T235959Z-0123abcd';

function show(lines, environment = {}, isTTY = false) {
  let text = '';
  const progress = new Progress({ isTTY, write: (piece) => (text += piece) }, environment);
  for (const line of lines) progress.take(line);
  progress.close();
  return { text, run: progress.run };
}

const entry = (msg) => JSON.stringify({ level: 'info', msg });

describe('parseProgress', () => {
  it.each([
    [`▸ plan … run ${RUN}`, { type: 'begun', phase: 'plan', run: RUN }],
    [
      '▸ test-gen partial 12.3 s (cached): 40 tests',
      {
        type: 'ended',
        phase: 'test-gen',
        status: 'partial',
        seconds: '12.3',
        origin: '(cached)',
        headline: '40 tests',
      },
    ],
    [
      '▸ heal noop 0.1 s: nothing to heal: all is well',
      {
        type: 'ended',
        phase: 'heal',
        status: 'noop',
        seconds: '0.1',
        origin: '',
        headline: 'nothing to heal: all is well',
      },
    ],
  ])('reads %s', (line, expected) => {
    expect(parseProgress(line)).toEqual(expected);
  });

  it.each(['plan done', '▸ plan', '▸ plan perfect 1 s: yes'])('leaves %s alone', (line) => {
    expect(parseProgress(line)).toBeUndefined();
  });
});

describe('Progress', () => {
  it('shows a line a phase where there is no terminal', () => {
    const { text, run } = show([
      entry(`▸ plan … run ${RUN}`),
      'not JSON',
      entry('unrelated'),
      entry('▸ plan done 1.5 s: 11 operations\n'),
    ]);
    expect(run).toBe(RUN);
    expect(text).toBe(`run ${RUN}\n✔ plan      done        1.5 s  11 operations\n`);
  });

  it('uses colours on a terminal, unless NO_COLOR or CI is set', () => {
    const lines = [entry(`▸ plan … run ${RUN}`), entry('▸ plan failed 1.5 s: broken')];
    expect(show(lines, {}, true).text).toContain('\u001b[31m✖');
    expect(show(lines, { NO_COLOR: '1' }, true).text).not.toContain('\u001b[31m');
    expect(show(lines, { CI: 'true' }, true).text).not.toContain('\u001b');
    expect(show(lines, { CI: 'true', FORCE_COLOR: '1' }, false).text).toContain('\u001b[31m✖');
  });
});
