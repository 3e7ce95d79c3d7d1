import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { openSession } from '../../actions/analyze/src/analyse-tree';
import type { Analyser, RawFinding } from '../../actions/analyze/src/analyser';
import type { FixFrame } from '../../actions/analyze/src/decide-fix';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { PhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { createPhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { systemClock } from '@orchestrate/kit/clock';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import type { Repository } from '@orchestrate/kit/git/repository';
import { createRepository } from '@orchestrate/kit/git/repository';
import type { Models } from '@orchestrate/kit/models/ask';
import { createHostIsolation } from '@orchestrate/kit/models/isolation';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createFakeHost } from '@orchestrate/testkit/fake-host';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

/**
 * A fake linter: each rule is a word that must not occur, and a word to put in its place; without one it has no fix.
 */
export function forbid(rules: Readonly<Record<string, readonly [word: string, better?: string]>>): Analyser {
  return {
    name: 'words',
    looksFor: 'a file',
    isRequired: true,
    applies: () => true,
    async analyse({ tree }) {
      const findings: RawFinding[] = [];
      for (const file of tree.files) {
        const text = await tree.read(file);
        for (const [rule, [word, better]] of Object.entries(rules)) {
          for (const { index } of text.matchAll(new RegExp(word, 'g'))) {
            const line = text.slice(0, index).split('\n').length;
            const edit = better === undefined ? {} : { edit: { start: index, end: index + word.length, text: better } };
            findings.push({ rule, level: 'warning', message: `no ${word}`, path: file, line, ...edit });
          }
        }
      }
      return { version: '1.0.0', findings };
    },
  };
}

/** A tree under work in a run directory of its own. */
export interface FixBench {
  readonly repository: Repository;
  readonly deps: PhaseDeps;
  /** Writes files and commits them. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** What fixes are tried in: the tree's gates, and models where there are some. */
  frame(gates: readonly { name: string; command: string }[], models?: Models, safety?: object): Promise<FixFrame>;
}

/**
 * Sets a tree up for fixes. End it with `deps.dispose()`.
 * @param home - removed by the caller; a directory of the test's own unless given
 */
export async function openFixBench(home?: string): Promise<FixBench> {
  const root = home ?? (await createTemporaryDirectory());
  const run = await createRunDirectory(root, systemClock);
  await mkdir(run.resolve('phases/analyze/logs'), { recursive: true });
  const repository = await createRepository(createPlainExec(process.env), run.resolve('service'));
  const deps = createPhaseDeps({
    host: createFakeHost({
      environment: { ...process.env, ORCHESTRATE_CACHE_DIR: path.join(root, 'cache') },
      actionDirectory: path.resolve('actions/analyze'),
    }),
    clock: systemClock,
    run,
    step: 'analyze',
    directory: 'phases/analyze',
    workingDirectory: root,
    home: root,
    configuration: configurationSchema.parse({ version: 1 }),
    redact: (text) => text,
    signal: new AbortController().signal,
  });
  const write: FixBench['write'] = async (files) => {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(repository.directory, file)), { recursive: true });
      await writeFile(path.join(repository.directory, file), text);
    }
    await repository.commitAll('Write');
  };
  const frame: FixBench['frame'] = async (gates, models = deps.models, safety = {}) => {
    const configuration = configurationSchema.parse({ version: 1, gates, safety });
    return {
      subject: {
        repository,
        prefix: '',
        origin: 'adopted',
        base: (await repository.head()) ?? '',
        copySubmodules: () => Promise.resolve(),
        linkPackages: () => Promise.resolve(),
      },
      session: openSession({
        width: 2,
        deps,
        toolbox: { file: (name) => name, module: (name) => name, version: () => Promise.resolve('1.0.0') },
      }),
      deps: { ...deps, models, configuration, isolation: createHostIsolation(configuration) },
      isLetBe: () => false,
    };
  };
  return { repository, deps, write, frame };
}
