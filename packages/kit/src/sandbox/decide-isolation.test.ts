import { describe, expect, it } from 'vitest';

import { decideIsolation } from './decide-isolation';
import type { NoSandbox, Sandbox } from './sandbox';

const there: Sandbox = { kind: 'unshare', program: '/usr/bin/unshare', version: '2.38.1', environment: {} };
const missing: NoSandbox = { kind: 'none', reason: 'bubblewrap: forbidden', remedy: 'allow it' };

describe('decideIsolation', () => {
  it.each([
    ['live, with a sandbox', true, there, false, 'sandbox'],
    ['live, with a sandbox, and allowed without', true, there, true, 'sandbox'],
    ['live, without one', true, missing, false, 'blocked'],
    ['live, without one, and allowed', true, missing, true, 'host'],
    ['offline, with a sandbox', false, there, false, 'host'],
    ['offline, without one', false, missing, false, 'host'],
  ])('%s', (_title, isLive, sandbox, allowHost, mode) => {
    expect(decideIsolation({ isLive, sandbox, allowHost }).mode).toBe(mode);
  });

  it('names the reason and what to do, and warns of what was allowed', () => {
    expect(decideIsolation({ isLive: true, sandbox: missing, allowHost: false })).toEqual({
      mode: 'blocked',
      reason:
        'beside a key no code of a repository or a model is run without a sandbox, and there is none: bubblewrap: ' +
        'forbidden. What to do: allow it',
    });
    const allowed = decideIsolation({ isLive: true, sandbox: missing, allowHost: true });
    expect(allowed).toHaveProperty('warning', expect.stringContaining('safety.allow-host'));
    expect(decideIsolation({ isLive: false, sandbox: missing, allowHost: false })).toEqual({ mode: 'host' });
  });
});
