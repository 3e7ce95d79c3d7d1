// Says what keeps this machine from a run, and what to do. Plain Node, because it must work where nothing else does.
//   npm run doctor
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { examine } from './doctor/checks.mjs';
import { readFacts } from './doctor/facts.mjs';
import { createPaint, hasColors } from './terminal.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SYMBOLS = { ok: '✔', note: '◐', problem: '✖' };
const COLORS = { ok: 'green', note: 'yellow', problem: 'red' };
const HELP = `Looks whether this machine can do a run: Node, npm, git, act, Docker, permissions, disk, keys, token, fork.

  npm run doctor

Each line says what was found, and after the arrow what to do. It only looks: nothing is fetched, built or written, and
nobody is asked over a network. Of keys it names where they are set, never what they are.

Options
  --json   an array with one object a line
  --help   this text

Exit codes: 0 a run can begin, 1 something keeps it from that, 2 bad usage.
`;

function render(findings) {
  const paint = createPaint(hasColors(process.stdout));
  const lines = findings.map(({ name, level, text, remedy }) => {
    const what = `${paint(COLORS[level], SYMBOLS[level])} ${name.padEnd(11)} ${text}`;
    return remedy === undefined ? what : `${what} → ${remedy}`;
  });
  const problems = findings.filter(({ level }) => level === 'problem').length;
  const end = problems === 0 ? 'a run can begin: npm run orchestrate' : `${problems} to mend before a run can begin`;
  return `${[...lines, '', end].join('\n')}\n`;
}

function main(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      strict: true,
    }));
  } catch (error) {
    process.stderr.write(`${error.message}\nTry npm run doctor -- --help\n`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const findings = examine(readFacts(root, process.env));
  process.stdout.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : render(findings));
  return findings.some(({ level }) => level === 'problem') ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
