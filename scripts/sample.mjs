// Makes artifacts/sample/ anew, the evidence of one real run with a fault planted and healed, and docs/run.cast and
// docs/run.svg, what a terminal showed of that run.
//   npm run sample
// It runs in a folder of a neutral name, because evidence tells the paths of what was run.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { findAct } from './orchestrate/find-act.mjs';
import { recordCommand, writeRecording } from './recording/record.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const scratch = path.join(os.tmpdir(), 'orchestrate-sample');
const sample = path.join(root, 'artifacts/sample');

/** Copies a sealed run: its manifest, every file that the manifest lists and what is signed besides, nothing else. */
function copySealed(run) {
  const manifest = JSON.parse(readFileSync(path.join(run, 'manifest.json'), 'utf8'));
  rmSync(sample, { recursive: true, force: true });
  const signed = ['provenance.dsse.json', 'provenance.pub'];
  // These still grew when the manifest was written.
  const late = ['output.json', 'log.txt'].map((name) => `${manifest.sealedBy}/${name}`);
  for (const file of ['manifest.json', ...signed, ...late, ...manifest.files.map((entry) => entry.path)]) {
    mkdirSync(path.dirname(path.join(sample, file)), { recursive: true });
    cpSync(path.join(run, file), path.join(sample, file), { verbatimSymlinks: true });
  }
}

const act = await findAct(root, (message) => console.log(message));
rmSync(scratch, { recursive: true, force: true });
const clone = path.join(scratch, 'clone');
execFileSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' });
const recording = path.join(scratch, 'recording');
const command = ['npm', 'run', '-s', 'orchestrate', '--', '--target', 'process', '--inject', 'off-by-one'];
// A cache of the caller's own would be told by the evidence, which is shown to everybody.
const { XDG_CACHE_HOME: _cache, ...environment } = process.env;
const { status, cast } = recordCommand(command, {
  cwd: clone,
  scratch: recording,
  title: command.join(' '),
  env: {
    ...environment,
    HOME: path.join(scratch, 'user'),
    npm_config_cache: path.join(os.homedir(), '.npm'),
    ORCHESTRATE_CACHE_DIR: path.join(scratch, 'cache'),
    PATH: `${path.isAbsolute(act) ? `${path.dirname(act)}${path.delimiter}` : ''}${process.env.PATH}`,
  },
});
if (status === 0) {
  copySealed(realpathSync(path.join(clone, 'artifacts/latest')));
  writeRecording(path.join(root, 'docs/run'), cast, recording);
} else console.error('The run did not end in success; artifacts/sample/ is left as it was.');
rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
process.exitCode = status ?? 1;
