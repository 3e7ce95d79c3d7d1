import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { findCacheDirectory } from '@orchestrate/kit/cache/directory';

const ROOT = path.resolve(import.meta.dirname, '..');

const stepSchema = z.object({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  'continue-on-error': z.boolean().optional(),
  with: z.record(z.string(), z.coerce.string()).optional(),
});

const readYaml = <T>(file: string, schema: z.ZodType<T>): T =>
  schema.parse(parse(readFileSync(path.join(ROOT, file), 'utf8')));

const { steps } = readYaml(
  '.github/workflows/orchestrate.yml',
  z.object({ jobs: z.object({ orchestrate: z.object({ steps: z.array(stepSchema) }) }) }),
).jobs.orchestrate;
const step = (name: string) =>
  readYaml(`.github/actions/${name}/action.yml`, z.object({ runs: z.object({ steps: z.tuple([stepSchema]) }) })).runs
    .steps[0];

describe('the cache of answers on GitHub', () => {
  it('is of the folder that answers are kept in, and saved under what is restored', () => {
    const restore = step('restore-answers');
    const save = step('save-answers');
    const home = path.join('home', 'somebody');
    if (process.platform === 'linux')
      expect(restore.with?.path).toBe(
        `${findCacheDirectory({ XDG_CACHE_HOME: path.join(home, '.cache') }).replace(home, '~')}/models`,
      );
    expect(save.with).toEqual({ path: restore.with?.path, key: restore.with?.key });
    expect(restore.with?.key?.startsWith(restore.with['restore-keys'] ?? 'none')).toBe(true);
    for (const { uses } of [restore, save]) expect(uses).toMatch(/^actions\/cache\/(?:restore|save)@[0-9a-f]{40}$/);
  });

  it('comes before the first phase and goes after the last, never under act, and fails nothing', () => {
    const places = steps.map(({ uses, id }) => uses?.replace('./.github/actions/', '') ?? id ?? '');
    const restore = places.indexOf('restore-answers');
    const save = places.indexOf('save-answers');
    expect(restore).toBeLessThan(places.indexOf('./actions/plan'));
    expect(restore).toBeGreaterThan(-1);
    expect(save).toBeGreaterThan(places.indexOf('./actions/report'));
    for (const place of [restore, save])
      expect(steps[place]).toMatchObject({
        if: expect.stringContaining('!env.ACT') as string,
        'continue-on-error': true,
      });
    expect(steps[save]?.if).toContain("contains(steps.*.outputs.engine, 'live')");
  });
});
