import { IMPERSONAL_TEXTS, PERSONAL_TEXTS } from '@orchestrate/testkit/personal-data/corpus';
import { describe, expect, it } from 'vitest';

import { decideSending, findPersonalData } from './personal-data';
import { isIbanValid, isLuhnValid } from './personal-numbers';

describe('findPersonalData', () => {
  it.each(PERSONAL_TEXTS.map((sample) => [sample.name, sample] as const))(
    'finds %s',
    (_name, { text, file, kinds }) => {
      const found = findPersonalData(text, file === undefined ? {} : { file });
      expect([...new Set(found.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
    },
  );

  it.each(IMPERSONAL_TEXTS.map((sample) => [sample.name, sample] as const))(
    'passes over %s',
    (_name, { text, file }) => {
      expect(findPersonalData(text, file === undefined ? {} : { file })).toEqual([]);
    },
  );

  it('says where, without saying what', () => {
    const text = 'first\n  write to anna.lindqvist@nordpost.se or call +49 30 5682 4471\n';
    expect(findPersonalData(text, { file: 'notes.md' })).toEqual([
      { kind: 'mail-address', file: 'notes.md', line: 2, column: 12, sample: 'a***@n***.se' },
      { kind: 'phone-number', file: 'notes.md', line: 2, column: 47, sample: '+4***71' },
    ]);
  });

  it('reads long texts without anything in a time that is bounded', () => {
    const begin = process.cpuUsage();
    for (const piece of ['a.b', '1 ', '"name": ', 'a@', '+49 ', 'DE12 ', 'x,name\n'])
      findPersonalData(piece.repeat(20_000));
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(20);
  });
});

it('knows check digits', () => {
  expect([isLuhnValid('4539148803436467'), isLuhnValid('4539148803436460')]).toEqual([true, false]);
  expect([isIbanValid('DE75512108001245126199'), isIbanValid('DE75512108001245126198')]).toEqual([true, false]);
});

describe('decideSending', () => {
  const messages = [
    { role: 'system', text: 'Fix the bug.' },
    { role: 'user', text: 'Seen by\nanna.lindqvist@nordpost.se' },
  ] as const;

  it('refuses, names what was found, and how to allow it', () => {
    const decision = decideSending(messages, { allowPersonalData: false });
    expect(decision).toMatchObject({
      allowed: false,
      reason:
        'personal data is not sent to a model: mail address a***@n***.se (message 2, line 2); take it out, or set models.allow-personal-data: true in .orchestrate.yml',
    });
  });

  it('allows what the settings allow, and what holds none', () => {
    expect(decideSending(messages, { allowPersonalData: true })).toMatchObject({ allowed: true, found: [{ line: 2 }] });
    expect(decideSending(messages.slice(0, 1), { allowPersonalData: false })).toEqual({ allowed: true, found: [] });
  });
});
