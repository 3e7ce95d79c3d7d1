import path from 'node:path';

import type { Triage } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Mend, SettingSurroundings } from '../settings/list-mends';
import { listMends } from '../settings/list-mends';
import { listOrphans } from '../settings/list-set-ups';
import { readModuleType } from '../settings/module-type';
import { readScriptSurroundings } from '../settings/programs';
import { settingForm } from '../settings/read-setting';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '2';
const CODE = /\.[cm]?[jt]sx?$/;
const MOST_FILES = 2_000;
const MOST_CANDIDATES = 12;
const NOWHERE = new Set(['lint', 'infrastructure', 'dependency', 'flaky']);
const RUNS_SCRIPT = /\b(?:npm|pnpm|yarn)\s+(?:(?:run|run-script)\s+)?(?:-\S+\s+)*([\w:.-]+)/g;

async function readAll(tree: Tree, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files.slice(0, MOST_FILES)) {
    const text = await readTreeFile(tree, file);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

function toCandidate(mend: Mend, text: string): Candidate {
  const { template, file, start, end, title, fit } = mend;
  const { prior, reason } = PRIORS[template];
  return {
    template,
    likelihood: prior * fit,
    place: { file, line: text.slice(0, start).split('\n').length },
    proposal: {
      kind: 'configuration',
      author: { name: 'setting-links', version: VERSION },
      title: title.slice(0, 200),
      rationale: `${template}: ${reason}; a setting is changed, because it is the cause`,
      edits: [{ action: 'write', path: file, text: text.slice(0, start) + mend.text + text.slice(end) }],
    },
  };
}

function isSetting(file: string): boolean {
  const isOwn = fileRole(file) === 'setting' || path.posix.basename(file) === 'package.json';
  return isOwn && settingForm(file) !== undefined;
}

/** Names of scripts that commands run: `npm test`, `npm run build`. */
export function listWanted(commands: readonly string[]): string[] {
  const named = commands.flatMap((command) => [...command.matchAll(RUNS_SCRIPT)].map((match) => match[1] ?? ''));
  return [...new Set(named.map((name) => (name === 't' ? 'test' : name)))].filter(
    (name) => !/^(?:ci|install|i|add|exec|dlx|run|x)$/.test(name),
  );
}

async function surround(
  triage: Triage,
  tree: Tree,
  context: ProposeContext,
  settings: ReadonlyMap<string, string>,
): Promise<SettingSurroundings> {
  const files = await tree.repository.files();
  const code = await readAll(
    tree,
    files.filter((file) => CODE.test(file)),
  );
  const { ts } = await context.types();
  const manifest = path.posix.join(path.relative(tree.root, tree.cwd).split(path.sep).join('/'), 'package.json');
  return {
    ...(await readScriptSurroundings(tree, manifest, files, tree.root)),
    orphans: listOrphans(ts, files, code, new Map([...settings, ['', context.commands.join('\n')]])),
    moduleType: await readModuleType(tree, files),
    said: triage.failures.map(({ message }) => message).join('\n'),
    wanted: listWanted([context.gate.command]),
  };
}

async function proposeSettings(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  if (triage.failures.length > 0 && triage.failures.every(({ class: kind }) => NOWHERE.has(kind))) return [];
  const settings = await readAll(tree, (await tree.repository.files()).filter(isSetting));
  if (settings.size === 0) return [];
  const surroundings = await surround(triage, tree, context, settings);
  const { ts } = await context.types();
  return [...settings]
    .flatMap(([file, text]) => listMends(ts, file, text, surroundings))
    .map((mend) => toCandidate(mend, settings.get(mend.file) ?? ''))
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, MOST_CANDIDATES);
}

/** What test runners load before the tests, what settings name that is not there, and slips in scripts. */
export const settingLinks: Proposer = { name: 'setting-links', version: VERSION, propose: proposeSettings };
