// Builds the pages of packages/site into its dist/: the application as texts that a page embeds, and the same
// components for Node, which render what a page shows without scripts. The same sources give the same bytes.
//   node scripts/build-site.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const site = path.join(root, 'packages/site');
const app = path.join(site, 'src/app');

const SHARED = {
  bundle: true,
  minify: true,
  write: false,
  charset: 'utf8',
  legalComments: 'none',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  absWorkingDir: root,
};

async function bundle(entry, options) {
  const { outputFiles } = await build({ ...SHARED, entryPoints: [path.join(app, entry)], ...options });
  return outputFiles[0].text;
}

/** Texts that a page puts between tags. */
async function writeAssets(out) {
  const texts = {
    REPORT_SCRIPT: await bundle('report.tsx', { format: 'iife', platform: 'browser' }),
    SITE_SCRIPT: await bundle('site.tsx', { format: 'iife', platform: 'browser' }),
    STYLE: await bundle('style.css', {}),
  };
  for (const [name, text] of Object.entries(texts))
    if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error(`${name} would end the tag that it is put between`);
  const lines = Object.entries(texts).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`);
  writeFileSync(path.join(out, 'assets.js'), lines.join(''));
  const types = Object.keys(texts).map((name) => `export declare const ${name}: string;\n`);
  writeFileSync(path.join(out, 'assets.d.ts'), types.join(''));
}

const PRERENDER_TYPES = `import type { ReportData } from '@orchestrate/contracts/report-data';

export declare function prerender(data: ReportData): string;
`;

async function writePrerender(out) {
  const text = await bundle('prerender.tsx', { format: 'esm', platform: 'neutral', mainFields: ['module', 'main'] });
  writeFileSync(path.join(out, 'prerender.js'), text);
  writeFileSync(path.join(out, 'prerender.d.ts'), PRERENDER_TYPES);
}

/** Writes packages/site/dist anew. */
export async function buildSite() {
  const out = path.join(site, 'dist');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await Promise.all([writeAssets(out), writePrerender(out)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSite();
