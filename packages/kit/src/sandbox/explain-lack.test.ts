import { describe, expect, it } from 'vitest';

import type { NamespaceSettings } from './explain-lack';
import { explainLack } from './explain-lack';

const silent: NamespaceSettings = {
  appArmorRestricts: undefined,
  unprivilegedClone: undefined,
  mostNamespaces: undefined,
};
const attempts = [
  { kind: 'bubblewrap', problem: 'there is no bwrap on the PATH' },
  { kind: 'unshare', problem: 'Operation not permitted' },
] as const;

describe('explainLack', () => {
  it.each<[string, Partial<NamespaceSettings>, string]>([
    [
      'a runner of GitHub',
      { appArmorRestricts: '1', mostNamespaces: '63000' },
      'apparmor_restrict_unprivileged_userns=0',
    ],
    ['a Debian that forbids them', { unprivilegedClone: '0' }, 'kernel.unprivileged_userns_clone=1'],
    ['a machine with none', { mostNamespaces: '0', appArmorRestricts: '1' }, 'user.max_user_namespaces=10000'],
    ['a container', { appArmorRestricts: '0', unprivilegedClone: '1', mostNamespaces: '9' }, 'systempaths=unconfined'],
  ])('tells the remedy of %s', (_title, settings, remedy) => {
    const lack = explainLack('linux', { ...silent, ...settings }, attempts);
    expect(lack.reason).toBe('bubblewrap: there is no bwrap on the PATH; unshare: Operation not permitted');
    expect(lack.remedy).toContain(remedy);
    expect(lack.remedy).toContain('safety.allow-host');
  });

  it('does not pretend that another system could have one', () => {
    expect(explainLack('darwin', silent, []).reason).toContain('this is darwin');
  });
});
