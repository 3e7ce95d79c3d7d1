import path from 'node:path';

import { compareActionFile } from '@orchestrate/testkit/action-file';
import { describe, expect, it } from 'vitest';

import { definition } from './definition';

describe('action.yml', () => {
  it('says what the code does', async () => {
    expect(await compareActionFile(path.resolve(import.meta.dirname, '..'), definition)).toEqual([]);
  });
});
