import { describe, expect, it } from 'vitest';

import { NotRunError } from '../analyser';

import { hideRegistry, parseAudit } from './npm-audit';

const LOCK = '{\n  "packages": {\n    "node_modules/minimist": {\n      "version": "0.0.8"\n    }\n  }\n}';
const advisory = {
  source: 1179,
  name: 'minimist',
  title: 'Prototype Pollution',
  url: 'https://github.com/advisories/GHSA-vh95-rmgr-6w4m',
  severity: 'critical',
  range: '<0.2.1',
};

function report(...via: unknown[]): string {
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: { minimist: { via }, mkdirp: { via: ['minimist'] } },
  });
}

describe('parseAudit', () => {
  it('names the advisory, once, at the package’s line', () => {
    expect(parseAudit(report(advisory, advisory), LOCK)).toEqual([
      {
        rule: 'GHSA-vh95-rmgr-6w4m',
        level: 'error',
        message: 'minimist <0.2.1: Prototype Pollution (critical)',
        path: 'package-lock.json',
        anchor: 'minimist',
        line: 3,
        help: advisory.url,
      },
    ]);
  });

  it.each([
    ['critical', 'error'],
    ['high', 'error'],
    ['moderate', 'warning'],
    ['low', 'note'],
  ])('%s is of level %s', (severity, level) => {
    expect(parseAudit(report({ ...advisory, severity }), LOCK)[0]?.level).toBe(level);
  });

  it('is clean when the registry knows nothing', () => {
    expect(parseAudit('{"vulnerabilities":{}}', LOCK)).toEqual([]);
  });

  it.each([
    ['{"message":"405 Method Not Allowed - POST https://r.test/x","method":"POST"}', '405 Method Not Allowed'],
    [
      '{"message":"405 Method Not Allowed - POST https://npm.example.com/-/npm/v1/security/audits - Method Not Allowed"}',
      /: 405 Method Not Allowed$/,
    ],
    ['{"error":{"code":"ENOAUDIT","summary":"no audit endpoint"}}', 'no audit endpoint'],
    ['{}', 'no reason given'],
    ['null', 'no reason given'],
    ['npm error', 'no JSON'],
  ])('did not run when the registry answers %s', (text, reason) => {
    expect(() => parseAudit(text, LOCK)).toThrow(NotRunError);
    expect(() => parseAudit(text, LOCK)).toThrow(reason);
  });

  it('does not take an unknown form for clean', () => {
    expect(() => parseAudit('{"vulnerabilities":{"a":{}}}', LOCK)).toThrow(/unknown form/);
  });
});

it('keeps the address of the registry out of the log, and nothing else', () => {
  const output =
    '{"uri": "https://packages.example.com/api/npm/-/npm/v1/security/advisories/bulk", "url": "https://a.example/b"}';
  expect(hideRegistry(output)).toBe(
    '{"uri": "<registry>/-/npm/v1/security/advisories/bulk", "url": "https://a.example/b"}',
  );
});
