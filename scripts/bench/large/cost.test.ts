import { describe, expect, it } from 'vitest';

import { costOf } from './cost';
import type { Process, Sample } from './process-tree';
import { parseProcess, sampleTree } from './process-tree';

const sample = (seconds: number, processorSeconds: number, megabytes: number, isJudging = false): Sample => ({
  seconds,
  processorSeconds,
  megabytes,
  isJudging,
});
const process = (pid: number, parent: number, rest: Partial<Process> = {}): Process => ({
  pid,
  parent,
  command: 'node index.js',
  megabytes: 10,
  processorSeconds: 1,
  ...rest,
});

describe('costOf', () => {
  const samples = [sample(1, 1, 100), sample(3, 5, 300), sample(7, 13, 900, true), sample(8, 14, 200)];

  it('tells a part of a run from the rest', () => {
    const written = costOf(samples, ({ isJudging }) => !isJudging);
    expect(written).toEqual({ seconds: 4, processorSeconds: 6, megabytes: 300 });
  });

  it('tells the whole', () => {
    expect(costOf(samples, () => true)).toEqual({ seconds: 8, processorSeconds: 14, megabytes: 900 });
  });

  it('counts nothing twice where a process that has ended was missing for a moment', () => {
    const blinking = [sample(1, 4, 100), sample(2, 1, 100), sample(3, 5, 100)];
    expect(costOf(blinking, () => true)).toMatchObject({ processorSeconds: 5 });
  });
});

describe('sampleTree', () => {
  it('sums up what a process has started, at any depth and in any order', () => {
    const all = [process(4, 3, { megabytes: 5 }), process(3, 2), process(2, 1), process(9, 1)];
    expect(sampleTree(all, 2, 1.5)).toEqual(sample(1.5, 3, 25));
  });

  it.each([
    ['npm run build', true],
    ['node /usr/lib/node_modules/npm/bin/npm-cli.js run lint', true],
    ['npm ci --ignore-scripts', false],
    ['node node_modules/oxfmt/bin/oxfmt', false],
  ])('takes %s for a gate: %s', (command, isJudging) => {
    expect(sampleTree([process(2, 1, { command })], 2, 0).isJudging).toBe(isJudging);
  });
});

it('reads what Linux says of a process', () => {
  const fields = Array.from({ length: 50 }, () => '0');
  fields.splice(0, 2, 'S', '7');
  fields.splice(11, 4, '150', '50', '20', '30');
  fields.splice(21, 1, '2560');
  expect(parseProcess(`12 (a) b) ${fields.join(' ')}`, 'npm\0run\0build\0')).toEqual(
    process(12, 7, { command: 'npm run build', megabytes: 10, processorSeconds: 2.5 }),
  );
});
