import { describe, expect, it } from 'vitest';

import { listSteps } from './list-steps';
import type { Workspace, WorkspacePackage } from './workspace';

function createPackage(name: string, needs: readonly string[], scripts: Record<string, string>): WorkspacePackage {
  return { name: `@m/${name}`, version: '1.0.0', directory: `packages/${name}`, scripts, needs };
}

const BOTH = { test: 'vitest run', build: 'tsc -p .' };
const workspace: Workspace = {
  root: {
    name: '',
    version: '',
    directory: '',
    needs: [],
    scripts: {
      test: 'npm run lint && npm run test --workspaces',
      lint: 'eslint .',
      check: 'eslint . && tsc -b',
      all: 'pnpm -r build && pnpm -r test',
      loop: 'npm run loop',
      only: 'yarn workspace @m/b test',
    },
  },
  packages: [
    createPackage('a', [], BOTH),
    createPackage('b', ['@m/a'], BOTH),
    createPackage('c', ['@m/b'], { test: 'x' }),
  ],
};

function show(command: string): string[] | undefined {
  return listSteps(workspace, command)?.map((step) => `${step.package.directory || '.'}: ${step.command}`);
}

const in3 = (command: string): string[] => ['a', 'b', 'c'].map((name) => `packages/${name}: ${command}`);

describe('listSteps', () => {
  it.each([
    ['npm test --workspaces', in3('npm run test')],
    ['npm test -ws', in3('npm run test')],
    ['npm run test --workspaces --if-present', in3('npm run test')],
    ['npm run build --workspaces --if-present', in3('npm run build').slice(0, 2)],
    ['npm test -w packages/a', in3('npm run test').slice(0, 1)],
    ['npm test --workspace=@m/b -- --bail 1', ['packages/b: npm run test -- --bail 1']],
    ['npm -w packages run test', in3('npm run test')],
    ['npm --prefix packages/b test', ['packages/b: npm run test']],
    ['pnpm -r test', in3('pnpm run test')],
    ['pnpm -r --parallel run test --bail', in3('pnpm run test --bail')],
    ['pnpm recursive run test', in3('pnpm run test')],
    ['pnpm --filter a test', ['packages/a: pnpm run test']],
    ['pnpm --filter @m/b... test', in3('pnpm run test').slice(0, 2)],
    ['pnpm --filter ...@m/b test', in3('pnpm run test').slice(1)],
    ['pnpm --filter ...^@m/b run test', in3('pnpm run test').slice(2)],
    ['pnpm -F !@m/b test', [in3('pnpm run test')[0], in3('pnpm run test')[2]]],
    ['pnpm --filter ./packages/c test', in3('pnpm run test').slice(2)],
    ['pnpm -C packages/a test', in3('pnpm run test').slice(0, 1)],
    ['yarn workspaces run test', in3('yarn run test')],
    ['yarn workspace @m/a test', in3('yarn run test').slice(0, 1)],
    ['yarn workspace @m/a run test --x', ['packages/a: yarn run test --x']],
    ['yarn workspaces foreach -A -p run test', in3('yarn run test')],
    ['yarn workspaces foreach --all --exclude @m/b run test', [in3('yarn run test')[0], in3('yarn run test')[2]]],
    ['yarn --cwd packages/b test', ['packages/b: yarn run test']],
    ['cd packages/a && npm test', ['packages/a: npm test']],
    ['npm test', ['.: npm run lint', ...in3('npm run test')]],
    ['npm run all', [...in3('pnpm run build').slice(0, 2), ...in3('pnpm run test')]],
    ['npm run only', ['packages/b: yarn run test']],
  ])('opens %s', (command, expected) => {
    expect(show(command)).toEqual(expected);
  });

  it.each([
    ['a script of the root alone', 'npm run check'],
    ['another program', 'npx vitest run'],
    ['an option that is not known', 'npm test --workspaces --what-is-this'],
    ['a filter by what has changed', 'pnpm --filter [origin/main] test'],
    ['what runs no script', 'npm install --workspaces'],
    ['a package that is not there', 'npm test -w packages/nowhere'],
    ['a script that calls itself', 'npm run loop'],
    ['a script that is not there', 'npm run none'],
  ])('leaves %s as it is', (_what, command) => {
    expect(show(command)).toBeUndefined();
  });
});
