import { expect, it } from 'vitest';

import { writeNotes } from './notes';

it('lists what changed by the action that it is about, and leaves out what is generated', () => {
  const notes = writeNotes('v1.1.0', 'v1.0.0', [
    { subject: 'Heal <more>', files: ['actions/heal/src/run.ts', 'actions/heal/dist/index.js'] },
    { subject: 'Rebuild the bundles', files: ['actions/heal/dist/index.js', 'actions/plan/dist/index.js'] },
    { subject: 'Share a rule', files: ['actions/heal/src/run.ts', 'actions/analyze/src/run.ts'] },
    { subject: 'Analyse twice', files: ['actions/analyze/src/run.ts', 'packages/kit/src/log.ts'] },
  ]);
  expect(notes).toBe(
    [
      ...['# v1.1.0', '', 'Since v1.0.0.', '', '## analyze', '', '- Analyse twice', ''],
      ...['## heal', '', '- Heal &lt;more&gt;', '', '## Everything else', '', '- Share a rule', ''],
    ].join('\n'),
  );
});

it('says of the first release that it is the first', () => {
  expect(writeNotes('v1.0.0', undefined, [])).toBe('# v1.0.0\n\nThe first release.\n');
});
