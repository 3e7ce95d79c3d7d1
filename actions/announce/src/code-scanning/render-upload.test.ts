import { gunzipSync } from 'node:zlib';

import type { AnalyserResult, Finding } from '@orchestrate/contracts/finding';
import { beforeAll, describe, expect, it } from 'vitest';

import { createSarifValidator } from '../../../../tests/support/sarif-schema';

import type { SarifUpload } from './render-upload';
import { LIMITS, renderUpload } from './render-upload';

let problemsOf: (text: string) => string[];

beforeAll(async () => {
  problemsOf = await createSarifValidator();
});

interface Log {
  readonly runs: readonly {
    readonly automationDetails: { readonly id: string };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { text: string };
    }[];
  }[];
}

const analyser = (tool: string, outcome: AnalyserResult['outcome'] = 'ran'): AnalyserResult => ({
  ...{ tool, outcome, findings: 0, seconds: 1 },
});
const finding = (overrides: Partial<Finding> = {}): Finding => ({
  ...{ tool: 'eslint', rule: 'r', level: 'warning', message: 'm', path: 'src/a.ts', line: 1, fingerprint: 'f' },
  ...overrides,
});
const to = { toPlace: (file: string) => (file.startsWith('..') ? undefined : `service/${file}`), category: 'ci/shop' };
const read = ({ compressed }: SarifUpload): Log => JSON.parse(gunzipSync(compressed).toString()) as Log;

describe('renderUpload', () => {
  it('is valid SARIF, in a category of its own, with the paths of the repository', () => {
    const upload = renderUpload({ analysers: [analyser('eslint'), analyser('knip')], after: [finding()] }, to);
    expect(problemsOf(upload.text)).toEqual([]);
    expect(read(upload).runs.map((run) => run.automationDetails.id)).toEqual(['ci/shop/eslint/', 'ci/shop/knip/']);
    expect(upload.text).toContain('"uri": "service/src/a.ts"');
    expect([upload.shown, upload.leftOut]).toEqual([1, 0]);
  });

  it('sends text, and no address that the run names', () => {
    const message = 'see [this](https://evil.io)\u202e';
    const { text } = renderUpload(
      { analysers: [analyser('eslint')], after: [finding({ message, help: 'https://evil.io/help' })] },
      to,
    );
    expect(text).toContain('see [this] (https://evil.io)');
    expect(text).not.toMatch(/helpUri|\u202e/);
  });

  it('leaves out what broke, and what lies in no file of the repository', () => {
    const { path: _path, line: _line, ...whole } = finding();
    const after = [finding({ tool: 'knip' }), whole, finding({ path: '../x' })];
    const upload = renderUpload({ analysers: [analyser('eslint'), analyser('knip', 'failed')], after }, to);
    expect(read(upload).runs.map(({ results }) => results.length)).toEqual([0]);
    expect([upload.shown, upload.leftOut]).toEqual([0, 3]);
  });

  it('keeps the gravest where there are too many', () => {
    const after = [finding({ level: 'note' }), finding({ level: 'error', rule: 'grave' }), finding()];
    const upload = renderUpload({ analysers: [analyser('eslint')], after }, to, { ...LIMITS, results: 2 });
    expect(read(upload).runs[0]?.results.map(({ level }) => level)).toEqual(['error', 'warning']);
    expect([upload.shown, upload.leftOut]).toEqual([2, 1]);
  });

  it('keeps within the size', () => {
    const after = Array.from({ length: 200 }, (_, index) => finding({ rule: `rule-${index}-${index * index}` }));
    const whole = renderUpload({ analysers: [analyser('eslint')], after }, to);
    const bytes = Math.floor(whole.compressed.length / 2);
    const upload = renderUpload({ analysers: [analyser('eslint')], after }, to, { ...LIMITS, bytes, results: 200 });
    expect(upload.compressed.length).toBeLessThanOrEqual(bytes);
    expect(upload.shown).toBeGreaterThan(0);
    expect(upload.shown + upload.leftOut).toBe(200);
    expect(problemsOf(upload.text)).toEqual([]);
  });
});
