import { describe, expect, it } from 'vitest';

import { shortenPauses, toCast } from './cast.mjs';

const ABOUT = { columns: 80, rows: 20, title: 'a run', timestamp: 1 };

describe('toCast', () => {
  it('tells when what was shown, without the first line that script writes itself', () => {
    const log = Buffer.from('Script started on …\n✔ a\nb\n\nScript done on …\n');
    const cast = toCast(log, '0.5 6\n2.25 2\n', ABOUT)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(cast).toEqual([
      { version: 2, width: 80, height: 20, timestamp: 1, title: 'a run', idle_time_limit: 1 },
      [0.5, 'o', '✔ a\n'],
      [2.75, 'o', 'b\n'],
    ]);
  });

  it('keeps a character whole that was written in two pieces', () => {
    const cast = toCast(Buffer.from('x\n✔'), '1 1\n1 2\n', ABOUT);
    expect(cast.trimEnd().split('\n').slice(1)).toEqual(['[2,"o","✔"]']);
  });
});

describe('shortenPauses', () => {
  it('lets no pause be longer than the limit, and the others as they were', () => {
    const cast = [JSON.stringify({ version: 2, idle_time_limit: 1 }), '[0.5,"o","a"]', '[9,"o","b"]', '[9.25,"o","c"]'];
    const events = shortenPauses(`${cast.join('\n')}\n`)
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(events).toEqual(['[0.5,"o","a"]', '[1.5,"o","b"]', '[1.75,"o","c"]']);
  });
});
