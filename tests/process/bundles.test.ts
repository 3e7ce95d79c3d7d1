import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { ROOT, runActionBundle } from '../support/bundle';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

// Each bundle is started once with inputs that it must refuse: it loads, reads its inputs, and says what is wrong.
describe.each(readdirSync(path.join(ROOT, 'actions')))('the bundle of %s', (action) => {
  it('starts, and refuses a status that there is none of', async () => {
    const workspace = await createTemporaryDirectory();
    const { exitCode, log } = await runActionBundle(action, {
      workspace,
      inputs: { spec: 'openapi.yaml', fault: 'off-by-one', patch: 'fix.patch', run: 'run', 'fail-on': 'never' },
    });
    expect(log).toMatch(/fail-on: .*never|fail-on: must be of failed, partial, none/);
    expect(exitCode).toBe(1);
    expect(readdirSync(workspace)).toEqual([]);
  });
});
