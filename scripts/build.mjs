// Bundles every action with ncc into its dist/, from an empty folder, several at a time.
//   npm run build               all of them
//   npm run build -- plan heal  only these
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { transform } from 'esbuild';

import { buildSite } from './build-site.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const all = readdirSync(path.join(root, 'actions')).filter((name) =>
  existsSync(path.join(root, 'actions', name, 'src/main.ts')),
);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no action ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(2);
}

/** Runs a program of node_modules/.bin; rejects with its output when it fails. */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${program} ${args.join(' ')}\n${output}`)),
    );
  });
}

/** ncc minifies the entry and leaves what is imported on demand as it is. */
async function minifyChunks(directory) {
  for (const name of readdirSync(directory).filter((file) => /^\d+\.index\.js$/.test(file))) {
    const file = path.join(directory, name);
    const { code } = await transform(readFileSync(file, 'utf8'), { minify: true, format: 'esm', target: 'es2022' });
    writeFileSync(file, code);
  }
}

// src/main.ts becomes dist/index.js; a further program of an action, src/<name>-main.ts, dist/<name>/index.js.
async function bundle(name) {
  const begin = performance.now();
  const folder = path.join('actions', name);
  rmSync(path.join(root, folder, 'dist'), { recursive: true, force: true });
  const options = ['--minify', '--no-cache', '--quiet', '--transpile-only', '--target', 'es2022'];
  const programs = readdirSync(path.join(root, folder, 'src')).filter((file) => /^([a-z-]+-)?main\.ts$/.test(file));
  for (const file of programs.sort((a, b) => a.length - b.length)) {
    const out = path.join(folder, 'dist', file.replace(/-?main\.ts$/, ''));
    await run('@vercel/ncc/dist/ncc/cli.js', ['build', `${folder}/src/${file}`, ...options, '--out', out]);
    await minifyChunks(path.join(root, out));
  }
  console.log(`${name.padEnd(12)} ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}

// act's artifact server needs a one-line patch of a dependency. Another lets @actions/core say that its modules have no
// side effects: without it every bundle carries its OpenID client, and 480 kB of HTTP client with that.
if (existsSync(path.join(root, 'patches'))) await run('patch-package/index.js', ['--error-on-fail']);
// The report carries the pages that packages/site makes of a run.
if (asked.length === 0 || asked.includes('report')) await buildSite();
const queue = asked.length > 0 ? [...asked] : [...all];
const workers = Array.from({ length: Math.max(1, os.availableParallelism()) }, async () => {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) await bundle(name);
});
await Promise.all(workers);
