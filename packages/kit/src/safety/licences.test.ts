import { describe, expect, it } from 'vitest';

import { ALLOWED_FOR_DEVELOPMENT, judgeLicence, readDeclaredLicence } from './licences';

describe('judgeLicence', () => {
  it.each([
    ['MIT', 'allowed'],
    ['(MIT OR GPL-3.0-only)', 'allowed'],
    ['(GPL-2.0-only OR GPL-3.0-only)', 'not-allowed'],
    ['MIT AND GPL-3.0-only', 'not-allowed'],
    ['(MIT AND (ISC OR AGPL-3.0-only))', 'allowed'],
    ['Apache-2.0 WITH LLVM-exception', 'allowed'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'not-allowed'],
    ['Apache 2.0', 'unknown'],
    ['MPL-2.0', 'not-allowed'],
    ['UNLICENSED', 'not-allowed'],
    ['SEE LICENSE IN LICENSE.txt', 'unknown'],
    ['proprietary, not MIT', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (declared, verdict) => {
    expect(judgeLicence(declared).verdict).toBe(verdict);
  });

  it('names only what is not allowed', () => {
    expect(judgeLicence('MIT AND GPL-3.0-only').reason).toBe('GPL-3.0-only is not on the list of allowed licences');
  });

  it('allows weak copyleft for tools of development only', () => {
    expect(judgeLicence('MPL-2.0', ALLOWED_FOR_DEVELOPMENT).verdict).toBe('allowed');
    expect(judgeLicence('AGPL-3.0-only', ALLOWED_FOR_DEVELOPMENT).verdict).toBe('not-allowed');
  });
});

describe('readDeclaredLicence', () => {
  it.each([
    [{ license: 'MIT' }, 'MIT'],
    [{ license: { type: 'ISC', url: 'x' } }, 'ISC'],
    [{ licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] }, '(MIT OR Apache-2.0)'],
    [{ licenses: ['MIT'] }, 'MIT'],
    [{ licenses: 'BSD-2-Clause' }, 'BSD-2-Clause'],
    [{ licenses: [] }, undefined],
    [{ license: 5 }, undefined],
    [null, undefined],
  ])('%j declares %s', (manifest, licence) => {
    expect(readDeclaredLicence(manifest)).toBe(licence);
  });
});
