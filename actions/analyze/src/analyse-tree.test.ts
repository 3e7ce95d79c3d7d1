import { systemClock } from '@orchestrate/kit/clock';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { describe, expect, it } from 'vitest';

import type { Session } from './analyse-tree';
import { openSession } from './analyse-tree';
import type { Analyser, RawFinding } from './analyser';
import { NotApplicableError, NotRunError } from './analyser';
import { dropDuplicates } from './duplicates';
import type { Tree } from './tree';

const warnings: string[] = [];
const log = {
  debug: () => undefined,
  info: () => undefined,
  warning: (text: string) => void warnings.push(text),
  error: () => undefined,
};

function open(width = 2): Session {
  return openSession({
    width,
    toolbox: { file: (name) => name, module: (name) => name, version: () => Promise.resolve('1.0.0') },
    deps: {
      log,
      clock: systemClock,
      scratch: (name) => Promise.resolve(`/scratch/${name}`),
      exec: { run: () => Promise.reject<CommandResult>(new Error('starts nothing')) },
    },
  });
}

function tree(content = 'h1'): Tree {
  return {
    directory: '/tree',
    prefix: '',
    ancestors: ['/tree'],
    files: ['a.ts'],
    contents: new Map([
      ['a.ts', content],
      ['package-lock.json', 'same'],
    ]),
    manifest: undefined,
    missingPackages: undefined,
    read: () => Promise.resolve('var a;\nvar b;\n'),
  };
}

function fake(name: string, analyse: Analyser['analyse'], overrides: Partial<Analyser> = {}): Analyser {
  return { name, looksFor: 'a file', isRequired: true, applies: () => true, analyse, ...overrides };
}

const found: RawFinding = { rule: 'no-var', level: 'warning', message: 'm', path: 'a.ts', line: 1 };
const finds =
  (...findings: RawFinding[]) =>
  () =>
    Promise.resolve({ version: '2.0.0', findings });

describe('measure', () => {
  it('takes nothing from the others when one breaks, and names it', async () => {
    const broken = fake('broken', () => Promise.reject(new Error('its answer is not JSON')));
    const measured = await open().measure(tree(), [broken, fake('sound', finds(found))]);
    expect(measured.map(({ result }) => [result.tool, result.outcome, result.findings])).toEqual([
      ['broken', 'failed', 0],
      ['sound', 'ran', 1],
    ]);
    expect(measured[0]?.result.reason).toBe('its answer is not JSON');
    expect(warnings).toContain('broken failed: its answer is not JSON');
  });

  it.each([
    ['not-run', fake('a', () => Promise.reject(new NotRunError('no registry'))), 'no registry'],
    ['not-applicable', fake('b', () => Promise.reject(new NotApplicableError('nothing to do'))), 'nothing to do'],
    ['not-applicable', fake('c', finds(), { applies: () => false }), 'looked for a file and found none'],
    [
      'not-run',
      fake('d', finds(), { program: 'no-such-program-anywhere' }),
      'no-such-program-anywhere is not on the PATH',
    ],
    [
      'failed',
      fake('e', () => {
        throw new TypeError('a bug');
      }),
      'a bug',
    ],
    [
      'failed',
      fake('f', finds(), {
        applies: () => {
          throw new Error('cannot read');
        },
      }),
      'cannot read',
    ],
  ])('tells %s apart', async (outcome, analyser, reason) => {
    const [measured] = await open().measure(tree(), [analyser]);
    expect(measured?.result).toMatchObject({ outcome, reason, findings: 0 });
  });

  it('asks again only who would read something else', async () => {
    const asked: string[] = [];
    const count = (name: string, overrides: Partial<Analyser> = {}): Analyser =>
      fake(
        name,
        (context) => {
          asked.push(`${name} ${context.tree.contents.get('a.ts') ?? ''}`);
          return finds()();
        },
        overrides,
      );
    const analysers = [count('eslint'), count('licences', { reads: (file) => file === 'package-lock.json' })];
    const session = open();
    await session.measure(tree('h1'), analysers);
    await session.measure(tree('h1'), analysers);
    await session.measure(tree('h2'), analysers);
    expect(asked.sort()).toEqual(['eslint h1', 'eslint h2', 'licences h1']);
  });

  it('runs side by side, and only so many', async () => {
    let [running, most] = [0, 0];
    const slow = (name: string): Analyser =>
      fake(name, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
        running -= 1;
        return { findings: [] };
      });
    await open(2).measure(tree(), ['a', 'b', 'c', 'd'].map(slow));
    expect(most).toBe(2);
  });

  it('keeps each finding’s own fix, also among equals', async () => {
    const [first, second] = [
      { start: 0, end: 3, text: 'let' },
      { start: 7, end: 10, text: 'let' },
    ];
    const findings = [{ ...found, line: 2, edit: second }, { ...found, edit: first }, found];
    const [measured] = await open().measure(tree(), [fake('eslint', finds(...findings))]);
    expect(measured?.found.map(({ finding, edit }) => [finding.line, edit])).toEqual([
      [1, first],
      [1, undefined],
      [2, second],
    ]);
    expect(new Set(measured?.found.map(({ finding }) => finding.fingerprint)).size).toBe(3);
  });
});

describe('dropDuplicates', () => {
  it('lets the second voice say only what is new', async () => {
    const analysers = [
      fake('eslint', finds(found)),
      fake('eslint-security', finds(found, { ...found, rule: 'no-eval' })),
      fake('secretlint', finds({ ...found, rule: 'github/TOKEN' })),
      fake('gitleaks', finds({ ...found, rule: 'github-pat' }, { ...found, rule: 'github-pat', line: 2 })),
    ];
    const measured = dropDuplicates(await open().measure(tree(), analysers));
    expect(
      measured.map(({ result, found: kept }) => [result.findings, kept.map(({ finding }) => finding.rule)]),
    ).toEqual([
      [1, ['no-var']],
      [1, ['no-eval']],
      [1, ['github/TOKEN']],
      [1, ['github-pat']],
    ]);
  });

  it('keeps the second voice where the first did not speak', async () => {
    const measured = dropDuplicates(await open().measure(tree(), [fake('gitleaks', finds(found))]));
    expect(measured[0]?.result.findings).toBe(1);
  });
});
