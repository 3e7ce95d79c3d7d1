import { expect, it } from 'vitest';

import { findInstaller } from './installer';

const lock = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages });

it.each([
  [
    'package-lock.json',
    lock({ '': { hasInstallScript: true }, 'node_modules/a': {} }),
    'npm ci --omit=dev --ignore-scripts',
    false,
  ],
  [
    'package-lock.json',
    lock({ 'node_modules/bcrypt': { hasInstallScript: true } }),
    'npm ci --omit=dev --ignore-scripts && npm rebuild',
    true,
  ],
  [
    'package-lock.json',
    lock({ 'node_modules/fsevents': { hasInstallScript: true, os: ['darwin'] } }),
    'npm ci --omit=dev --ignore-scripts',
    false,
  ],
  ['pnpm-lock.yaml', '', 'corepack pnpm install --frozen-lockfile --prod', true],
  ['yarn.lock', '# yarn lockfile v1', 'corepack yarn install --frozen-lockfile --production', true],
  ['none', '', 'npm install --omit=dev', true],
])('installs what %s pins: %s', (name, text, production, compiles) => {
  expect(findInstaller(new Map([[name, text]]))).toMatchObject({ production, compiles });
});
