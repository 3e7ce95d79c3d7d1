import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';

import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { readJson } from '@orchestrate/kit/files/json';

const BROKEN = 'number <= end';
const SOUND = 'number < end';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

interface Proposer {
  readonly name: string;
  readonly command: string;
}

/** A repository with one fault, and the proposers of a team whose scripts lie in `tools/`. */
async function layOut(
  name: string,
  proposers: readonly Proposer[],
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const workspace = path.join(root, name, 'repository');
  await cp(path.join(ROOT, 'tests/fixtures/heal/plain'), workspace, { recursive: true });
  const range = path.join(workspace, 'src/range.js');
  await writeFile(range, (await readFile(range, 'utf8')).replace(SOUND, BROKEN));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, file)), { recursive: true });
    await writeFile(path.join(workspace, file), text);
  }
  const list = proposers.map((one) => `    - ${JSON.stringify({ timeout: 120, ...one })}`).join('\n');
  await writeFile(path.join(workspace, '.orchestrate.yml'), `version: 1\nheal:\n  proposers:\n${list}\n`);
  return workspace;
}

function heal(workspace: string, inputs: Readonly<Record<string, string>> = {}): Promise<BundleRun> {
  const given = { command: 'npm test', timeout: '240', 'fail-on': 'none', ...inputs };
  return runActionBundle('heal', {
    workspace,
    inputs: given,
    cache: path.join(root, 'cache'),
    env: { TEAM_TOKEN: 'do-not-pass' },
  });
}

async function readRecords(result: BundleRun): Promise<ProposalRecord[]> {
  const directory = path.join(result.outputs.evidence ?? '', 'proposals');
  const names = await readdir(directory).catch(() => []);
  return Promise.all(
    names.sort().map((name) => readJson(path.join(directory, name, 'proposal.json'), proposalRecordSchema)),
  );
}

const refusalOf = ({ gates }: ProposalRecord): string | undefined =>
  gates.find(({ verdict }) => verdict !== 'passed')?.gate;

const MEND = `
import { readFileSync, writeFileSync } from 'node:fs';
const triage = JSON.parse(readFileSync(process.env.ORCHESTRATE_TRIAGE, 'utf8'));
if (triage.failures.length === 0 || process.env.ORCHESTRATE_GATE !== 'test') throw new Error('no triage');
if (process.env.TEAM_TOKEN !== undefined) throw new Error('sees a token');
const file = 'src/range.js';
writeFileSync(file, readFileSync(file, 'utf8').replace('${BROKEN}', 'end > number'));
console.log('mended', file);
`;

function patch(file: string, body: string, headers = ''): string {
  return `diff --git a/${file} b/${file}\n${headers}--- a/${file}\n+++ b/${file}\n${body}`;
}

const create = (file: string, text: string, mode = '100644'): string =>
  `diff --git a/${file} b/${file}\nnew file mode ${mode}\nindex 0000000..1111111\n--- /dev/null\n+++ b/${file}\n@@ -0,0 +1 @@\n+${text}\n`;

describe('a proposer of the team', () => {
  it('mends in its copy what it knows how to mend, and its change passes the gates as any other', async () => {
    const workspace = await layOut('codemod', [{ name: 'our-codemod', command: 'node tools/mend.mjs' }], {
      'tools/mend.mjs': MEND,
    });
    const result = await heal(workspace);
    expect(result.outputs.status, result.log).toBe('done');
    const [record] = await readRecords(result);
    expect(record).toMatchObject({ accepted: true, kind: 'repair', author: { name: 'our-codemod', version: '1' } });
    expect(await readFile(result.outputs.patch ?? '', 'utf8')).toContain('end > number');
    expect(await readFile(path.join(workspace, 'src/range.js'), 'utf8')).toContain(BROKEN);
  });

  it('proposes several things as letters of git, of which the gates take the one that mends', async () => {
    const hunk = (text: string): string =>
      `@@ -1,6 +1,6 @@\n /** Whole numbers from a start, inclusive, to an end, exclusive. */\n export function range(start, end, step = 1) {\n   const numbers = [];\n-  for (let number = start; ${BROKEN}; number += step) numbers.push(number);\n+  for (let number = start; ${text}; number += step) numbers.push(number);\n   return numbers;\n }\n`;
    const letter = (title: string, text: string): string =>
      `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001\nFrom: team <team@localhost>\nSubject: [PATCH] ${title}\n\nBecause.\n---\n src/range.js | 2 +-\n\n${patch('src/range.js', hunk(text))}-- \n2.40.0\n\n`;
    const answer = letter('Never loop', 'false') + letter('Leave the end out', 'end > number');
    const workspace = await layOut('letters', [{ name: 'letters', command: 'cat tools/answer.txt' }], {
      'tools/answer.txt': answer,
    });
    const result = await heal(workspace);
    expect(result.outputs.status, result.log).toBe('done');
    expect((await readRecords(result)).map(({ title, accepted }) => [title, accepted])).toEqual([
      ['Leave the end out', true],
    ]);
  });

  it('is not run where its command is forbidden, and holds nobody up where it breaks or never ends', async () => {
    const workspace = await layOut(
      'useless',
      [
        { name: 'pushes', command: 'git push --force' },
        { name: 'absent', command: 'no-such-program' },
        { name: 'breaks', command: 'node -e "process.exit(3)"' },
        { name: 'hangs', command: 'sleep 1000', timeout: 3 } as Proposer,
      ],
      {},
    );
    const result = await heal(workspace);
    expect(result.outputs.status, result.log).toBe('done');
    expect(result.log).toContain('proposer pushes is not run: rewrites a published branch');
    expect(result.log).toContain('proposer absent ended with not-found');
    expect(result.log).toContain('proposer breaks ended with 3');
    expect(result.log).toContain('proposer hangs ended with timeout');
  });
});

const DO = (code: string): string => `import * as fs from 'node:fs';\n${code}\n`;

const HOSTILE: readonly (readonly [name: string, gate: string, script: string])[] = [
  ['dots', 'in-scope', DO(`console.log(${JSON.stringify(create('../outside.js', 'x'))});`)],
  ['dots-inside', 'in-scope', DO(`console.log(${JSON.stringify(create('src/../../outside.js', 'x'))});`)],
  ['absolute', 'in-scope', DO(`console.log(${JSON.stringify(create('/tmp/outside.js', 'x'))});`)],
  ['git', 'in-scope', DO(`console.log(${JSON.stringify(create('.git/hooks/pre-commit', 'touch /tmp/x'))});`)],
  ['git-case', 'in-scope', DO(`console.log(${JSON.stringify(create('.GIT/config', 'x'))});`)],
  ['printed-link', 'in-scope', DO(`console.log(${JSON.stringify(create('src/link.js', '/etc/passwd', '120000'))});`)],
  ['misfit', 'applies', DO(`console.log(${JSON.stringify(patch('src/range.js', '@@ -1 +1 @@\n-no\n+yes\n'))});`)],
  ['no-form', 'applies', DO(`console.log('--- a/src/range.js\\n+++ b/src/range.js\\n@@ -1 +1 @@\\n-a\\n+b');`)],
  ['endless', 'in-scope', DO(`console.log('diff --git a/a b/a\\n' + '+ more\\n'.repeat(7_500_000));`)],
  ['link', 'in-scope', DO(`fs.symlinkSync('/etc/passwd', 'src/link.js');`)],
  ['mode', 'in-scope', DO(`fs.chmodSync('src/range.js', 0o755);`)],
  ['binary', 'in-scope', DO(`fs.writeFileSync('src/data.js', Buffer.from([0, 1, 2, 255]));`)],
  ['large', 'in-scope', DO(`fs.writeFileSync('src/data.js', '// large\\n'.repeat(5_800_000));`)],
  ['many', 'applies', DO(`for (let i = 0; i < 80; i += 1) fs.writeFileSync('src/f' + i + '.js', 'export {};\\n');`)],
  ['test', 'in-scope', DO(`fs.writeFileSync('test/range.test.js', '');`)],
  ['no-test', 'in-scope', DO(`fs.rmSync('test/range.test.js');`)],
  ['workflow', 'in-scope', DO(`fs.cpSync('package.json', '.github/workflows/ci.yml');`)],
  ['linter', 'in-scope', DO(`fs.writeFileSync('eslint.config.js', 'export default [];\\n');`)],
  ['compiler', 'in-scope', DO(`fs.writeFileSync('tsconfig.json', '{}\\n');`)],
  ['manifest', 'in-scope', DO(`fs.writeFileSync('package.json', '{"scripts":{"test":"true"}}\\n');`)],
  ['ignore', 'no-suppression', DO(`fs.appendFileSync('src/range.js', '// @ts-ignore\\n');`)],
  ['host', 'no-endpoint', DO(`fs.appendFileSync('src/range.js', "void fetch('https://evil.site/');\\n");`)],
];

describe('what proposers must not propose', () => {
  let result: BundleRun;
  let records: ProposalRecord[];

  beforeAll(async () => {
    const proposers = HOSTILE.map(([name]) => ({ name, command: `node tools/${name}.mjs` }));
    const files = Object.fromEntries(HOSTILE.map(([name, , script]) => [`tools/${name}.mjs`, script]));
    // A repository of its own git that the copy's proposer damages plays no part in what is read.
    const workspace = await layOut('hostile', proposers.slice(0, 20), files);
    result = await heal(workspace);
    records = await readRecords(result);
    const rest = await layOut('hostile-too', proposers.slice(20), files);
    records.push(...(await readRecords(await heal(rest))));
  });

  it.each(HOSTILE)('is refused: %s, by the gate %s', (name, gate) => {
    const own = records.filter(({ author }) => author.name === name);
    expect(own.map((record) => [record.accepted, refusalOf(record)])).toEqual([[false, gate]]);
  });

  it('holds up nobody else, and nothing of it is written anywhere', async () => {
    expect(result.outputs.status, result.log).toBe('done');
    expect(await readFile(result.outputs.patch ?? '', 'utf8')).toContain(`+  for (let number = start; ${SOUND}`);
    expect(await readdir(path.join(root, 'hostile'))).toEqual(['repository']);
    expect(existsSync('/tmp/outside.js')).toBe(false);
    expect(existsSync(path.join(os.tmpdir(), 'outside.js'))).toBe(false);
  });
});
