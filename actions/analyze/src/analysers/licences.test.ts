import type { LicenceVerdict } from '@orchestrate/kit/safety/licences';
import { describe, expect, it } from 'vitest';

import { parseLock } from '../lock-file';

import { describeLicence } from './licences';

function locked(isDevelopment: boolean) {
  return { name: 'copyleft', version: '1.0.0', place: 'node_modules/copyleft', isDevelopment, entry: {} };
}

const refused: LicenceVerdict = { verdict: 'not-allowed', reason: 'GPL-3.0-only is not on the list' };
const unknown: LicenceVerdict = { verdict: 'unknown', reason: 'declares no licence' };

describe('describeLicence', () => {
  it.each([
    ['shipped and refused', false, refused, 'error', 'licence-not-allowed'],
    ['for development and refused', true, refused, 'warning', 'licence-not-allowed'],
    ['shipped and unknown', false, unknown, 'warning', 'unknown-licence'],
    ['for development and unknown', true, unknown, 'note', 'unknown-licence'],
  ])('%s', (_what, isDevelopment, verdict, level, rule) => {
    expect(describeLicence(locked(isDevelopment), verdict, 4)).toMatchObject({
      level,
      rule,
      line: 4,
      anchor: 'node_modules/copyleft',
    });
  });

  it('says what is wrong with which package', () => {
    expect(describeLicence(locked(true), refused, undefined).message).toBe(
      'copyleft@1.0.0 (for development only): GPL-3.0-only is not on the list',
    );
  });
});

describe('parseLock', () => {
  it('lists what is installed, and neither the root nor workspaces', () => {
    const packages = {
      '': { name: 'root' },
      'packages/own': { version: '1.0.0' },
      'node_modules/own': { resolved: 'packages/own', link: true },
      'node_modules/@scope/a': { version: '2.0.0', license: 'MIT' },
      'node_modules/@scope/a/node_modules/b': { version: '3.0.0', dev: true },
    };
    expect(parseLock(JSON.stringify({ lockfileVersion: 3, packages }))).toMatchObject([
      { name: '@scope/a', version: '2.0.0', isDevelopment: false, entry: { license: 'MIT' } },
      { name: 'b', version: '3.0.0', isDevelopment: true, place: 'node_modules/@scope/a/node_modules/b' },
    ]);
  });

  it.each(['', '{}', '{"lockfileVersion":1,"dependencies":{}}'])('cannot read %j', (text) => {
    expect(parseLock(text)).toBeUndefined();
  });
});
