import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { expect, it } from 'vitest';

import { listCitable } from './catalogue';
import { checkAccount } from './check-account';

const CATALOGUE = new Map([
  ['phases/plan/output.json', 'plan 1 ended done after 1.5 s: 10 operations'],
  ['events.ndjson#heal-7:3', 'heal ran npm: exit code 2'],
]);

function check(text: string, ...evidence: readonly string[]) {
  return checkAccount({ sentences: [{ text, evidence: [...evidence] }] }, CATALOGUE);
}

it.each([
  ['Planning took 1.5 s for 10 operations.', ['phases/plan/output.json']],
  ['Planning found ten operations, and one command failed.', ['phases/plan/output.json', 'events.ndjson#heal-7:3']],
  ['A plan was made.', ['phases/plan/output.json']],
])('keeps %s', (text, evidence) => {
  expect(check(text, ...evidence)).toEqual({ sentences: [{ text, evidence }], dropped: 0 });
});

it.each([
  ['An id that is not there.', ['phases/plan/nothing.json']],
  ['An id that is not there, beside one that is.', ['phases/plan/output.json', '/etc/passwd']],
  ['No id at all.', []],
  ['There are 11 operations.', ['phases/plan/output.json']],
  ['There are twelve operations.', ['phases/plan/output.json']],
  ['It took 15 s.', ['phases/plan/output.json']],
  ['It took 1.5 s.', ['events.ndjson#heal-7:3']],
  [' ', ['phases/plan/output.json']],
])('drops and counts %j', (text, evidence) => {
  expect(check(text, ...evidence)).toEqual({ sentences: [], dropped: 1 });
});

it('keeps no more than were asked for', () => {
  const sentence = { text: 'A plan was made.', evidence: ['phases/plan/output.json'] };
  const { sentences, dropped } = checkAccount({ sentences: Array.from({ length: 15 }, () => sentence) }, CATALOGUE);
  expect([sentences.length, dropped]).toEqual([12, 3]);
});

it('lets every kind of evidence be cited, each on one line', () => {
  const catalogue = listCitable(createSampleEvidence());
  const ids = [...catalogue.keys()].join('\n');
  expect(ids).toContain('phases/plan/output.json');
  expect(ids).toContain('phases/analyze/analysis.json');
  expect(ids).toContain('phases/heal/proposals/02/proposal.json');
  expect(catalogue.get('phases/test-gen/tests.ctrf.json')).toMatch(/^generated tests: \d+ passed, \d+ failed$/);
  for (const text of catalogue.values()) expect(text).not.toContain('\n');
});
