import { expect, it } from 'vitest';

import type { Lock } from './lock-files';
import { createInstallCommand } from './lock-files';

const [pnpm, yarn]: [Lock, Lock] = [
  { file: 'pnpm-lock.yaml', text: "lockfileVersion: '9.0'\n" },
  { file: 'yarn.lock', text: '# yarn lockfile v1\n' },
];

it.each<[string, Lock, object, boolean, string]>([
  ['npm', { file: 'package-lock.json', text: '{}' }, {}, true, 'npm ci --ignore-scripts --no-audit .* --omit=dev$'],
  ['pnpm', pnpm, {}, false, '^npm exec --yes --package=pnpm@9.15.9 -- pnpm install --frozen-lockfile --ignore-scripts'],
  ['its own pnpm', pnpm, { packageManager: 'pnpm@9.1.2+sha512.ab' }, true, '--package=pnpm@9.1.2 -- pnpm .* --prod$'],
  ['no pnpm that is none', pnpm, { packageManager: 'pnpm@9 --x' }, false, '--package=pnpm@9.15.9 '],
  ['an older pnpm', { ...pnpm, text: 'lockfileVersion: 5.4' }, {}, false, '--package=pnpm@7.33.7 '],
  ['Yarn 1', yarn, {}, true, '--package=yarn@1.22.22 -- yarn install --frozen-lockfile .* --production$'],
])('installs with %s', (_what, lock, manifest, omitDev, expected) => {
  expect(createInstallCommand(lock, JSON.stringify(manifest), omitDev).join(' ')).toMatch(new RegExp(expected));
});

it.each([
  { ...pnpm, text: 'lockfileVersion: 12' },
  { ...yarn, text: '__metadata:\n' },
])('says what to do about $file of an unknown format', (lock) => {
  expect(() => createInstallCommand(lock, '{}', false)).toThrow(/install the packages in a step before this one/);
});
