import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { createFakeHost } from '@orchestrate/testkit/fake-host';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { systemClock } from '../clock';
import { ConfigurationError } from '../errors';
import { createRepository, openRepository } from '../git/repository';
import type { RunDirectory } from '../run-directory/run-directory';
import { createRunDirectory } from '../run-directory/run-directory';
import { beginResume } from '../run-directory/service-start';

import type { ActionDefinition } from './definition';
import type { Deps } from './deps';
import { executePhase } from './execute-phase';
import type { CommonInputs } from './inputs';
import { commonInputs } from './inputs';

type Inputs = CommonInputs & { readonly word: string };
type Definition = ActionDefinition<Inputs, { word: string }>;

const inputs: Inputs = { workingDirectory: '.', runDirectory: '', failOn: [], word: 'tree' };

let home: string;
let run: RunDirectory;
let cache: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
  cache = path.join(home, 'cache');
  run = await createRunDirectory(home, systemClock);
});

function define(work: (deps: Deps) => Promise<void>, overrides: Partial<Definition> = {}): Definition {
  return {
    step: 'generate',
    inputs: z.object({ ...commonInputs, word: z.string() }),
    outputs: z.object({ word: z.string() }),
    run: async ({ word }, deps) => {
      await work(deps);
      return { status: 'done', engine: 'offline', headline: `said ${word}`, outputs: { word } };
    },
    ...overrides,
  };
}

function execute(definition: Definition, into: RunDirectory = run, given: Inputs = inputs) {
  return executePhase({
    definition,
    inputs: given,
    frame: {
      host: createFakeHost({ environment: { ...process.env, ORCHESTRATE_CACHE_DIR: cache } }),
      clock: systemClock,
      run: into,
      workingDirectory: home,
      home,
      configuration: configurationSchema.parse({ version: 1 }),
      redact: (text) => text.replaceAll('hunter2-hunter2', '***'),
      signal: new AbortController().signal,
    },
  });
}

const writeService =
  (text: string) =>
  async (deps: Deps): Promise<void> => {
    const repository = await createRepository(deps.exec, deps.run.resolve('service'));
    await writeFile(deps.run.resolve('service', 'app.ts'), text);
    await repository.commitAll('Write');
  };

describe('executePhase', () => {
  it('records what an attempt was asked and how it ended', async () => {
    const { output, directory } = await execute(define(writeService('one')));
    expect(directory).toBe('phases/generate');
    expect(output).toMatchObject({
      phase: 'generate',
      attempt: 1,
      status: 'done',
      headline: 'said tree',
      outputs: { word: 'tree' },
    });
    expect(output.serviceCommit).toMatch(/^[0-9a-f]{40}$/);
    const onDisk = JSON.parse(await readFile(run.resolve(directory, 'output.json'), 'utf8')) as unknown;
    expect(onDisk).toEqual(output);
    const events = (await readFile(run.resolve('events.ndjson'), 'utf8')).trim().split('\n');
    expect(events.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      'phase.started',
      'phase.finished',
    ]);
  });

  it('records a failure with its kind, and redacts it', async () => {
    const failing = define(() => Promise.reject(new ConfigurationError('bad', ['token: hunter2-hunter2 is wrong'])));
    const { output } = await execute(failing);
    expect(output).toMatchObject({
      status: 'failed',
      error: { kind: 'configuration', code: 'bad', message: 'token: *** is wrong' },
    });
  });

  it('never stores the value of a secret input', async () => {
    const secret = define(writeService('one'), { secrets: ['word'] });
    await execute(secret, run, { ...inputs, word: 'hunter2-hunter2' });
    expect(await readFile(run.resolve('phases/generate/input.json'), 'utf8')).not.toContain('hunter2');
  });

  it('answers equal work of another run from the cache, with its tree and its evidence', async () => {
    let runs = 0;
    const definition = define(
      async (deps) => {
        runs += 1;
        await deps.evidence.writeText('note.md', 'evidence');
        await writeService('cached')(deps);
      },
      { isCacheable: () => true },
    );
    const first = await execute(definition);
    const second = await createRunDirectory(home, systemClock);
    const { output } = await execute(definition, second);
    expect(runs).toBe(1);
    expect(output.cached).toBe(first.output.inputsHash);
    expect(await readFile(second.resolve('service', 'app.ts'), 'utf8')).toBe('cached');
    expect(await readFile(second.resolve('phases/generate/note.md'), 'utf8')).toBe('evidence');
  });

  it('leads outputs that are paths into the run at hand, also from the cache', async () => {
    const told = (into: RunDirectory) =>
      execute(
        define(writeService('same'), {
          isCacheable: () => true,
          outputs: z.object({ word: z.string() }),
          run: async (_inputs, deps) => {
            await writeService('same')(deps);
            const word = deps.evidence.resolve('it.txt');
            return { status: 'done', engine: 'offline', headline: 'told', outputs: { word } };
          },
        }),
        into,
      );
    await told(run);
    const second = await createRunDirectory(home, systemClock);
    const { output } = await told(second);
    expect(output.cached).toBeDefined();
    expect(output.outputs.word).toBe(second.resolve('phases/generate/it.txt'));
  });

  it('does equal work again where what was kept of it is damaged', async () => {
    const definition = define(writeService('1'), { isCacheable: () => true });
    await execute(definition);
    const [kept = ''] = await readdir(path.join(cache, 'phases/generate'));
    await writeFile(path.join(cache, 'phases/generate', kept, 'service.patch'), 'no patch');
    const other = await createRunDirectory(home, systemClock);
    const { output } = await execute(definition, other);
    expect([output.status, output.cached]).toEqual(['done', undefined]);
    expect(await readFile(other.resolve('service/app.ts'), 'utf8')).toBe('1');
  });

  it('does work that nothing can be kept of', async () => {
    await writeFile(cache, 'a file where a directory is due');
    const { output } = await execute(define(writeService('1'), { isCacheable: () => true }));
    expect(output.status).toBe('done');
  });

  it('does not take different work from the cache', async () => {
    const definition = define(writeService('x'), { isCacheable: () => true });
    await execute(definition);
    const { output } = await execute(definition, await createRunDirectory(home, systemClock), {
      ...inputs,
      word: 'other',
    });
    expect(output.cached).toBeUndefined();
  });

  it('takes finished equal work over and counts a further attempt on a changed tree', async () => {
    let runs = 0;
    const deploy = define(() => Promise.resolve(void (runs += 1)), { step: 'deploy' });
    await execute(define(writeService('one')));
    await execute(deploy);
    expect((await execute(deploy)).output.resumed).toBe(true);
    await writeFile(run.resolve('service', 'app.ts'), 'two');
    const { createPlainExec } = await import('../exec/plain-exec');
    await openRepository(createPlainExec(process.env), run.resolve('service')).commitAll('Change');
    const again = await execute(deploy);
    expect(runs).toBe(2);
    expect(again.directory).toBe('phases/deploy-2');
  });

  it('does a cut-off attempt again in its place, from the tree it began with', async () => {
    await execute(define(writeService('sound')));
    const crashing = define(
      async (deps) => {
        await writeFile(deps.run.resolve('service', 'app.ts'), 'half-written');
        await writeFile(deps.run.resolve('service', 'new.ts'), 'left over');
        throw new Error('stands for SIGKILL: output.json is removed below');
      },
      { step: 'analyze' },
    );
    await execute(crashing);
    const { rm } = await import('node:fs/promises');
    await rm(run.resolve('phases/analyze/output.json'));
    const { output, directory } = await execute(define(() => Promise.resolve(), { step: 'analyze' }));
    expect(directory).toBe('phases/analyze');
    expect(output.status).toBe('done');
    expect(await readFile(run.resolve('service', 'app.ts'), 'utf8')).toBe('sound');
    await expect(readFile(run.resolve('service', 'new.ts'))).rejects.toThrow();
  });

  it('catches a resumed run up phase by phase although the tree has moved on since', async () => {
    const generate = define(writeService('one'));
    const change = define(
      async (deps) => {
        await writeFile(deps.run.resolve('service', 'app.ts'), 'two');
        await openRepository(deps.exec, deps.run.resolve('service')).commitAll('Change');
      },
      { step: 'analyze' },
    );
    await execute(generate);
    await execute(change);
    await beginResume(run);
    expect((await execute(generate)).output.resumed).toBe(true);
    expect((await execute(change)).output.resumed).toBe(true);
    let seen = '';
    await execute(
      define(async (deps) => void (seen = await readFile(deps.run.resolve('service', 'app.ts'), 'utf8')), {
        step: 'heal',
      }),
    );
    expect(seen).toBe('two');
    await expect(readFile(run.resolve('resume.json'))).rejects.toThrow();
  });
});
