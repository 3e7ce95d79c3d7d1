import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a fake of a command-line agent does when it is started. */
export type FakeAgentScript =
  'answer' | 'edit' | 'bad-json' | 'fail' | 'rate-limit' | 'hang' | 'flood' | 'escape' | 'tell' | 'hunt';

const BODY = `
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
if (process.argv[2] === '--version') { console.log('fake 9.8.7'); process.exit(0); }
const prompt = readFileSync(0, 'utf8');
const tryTo = (act) => { try { return act(); } catch { return undefined; } };
const say = (event) => console.log(JSON.stringify(event));
const END = {
  codex: (text) => {
    say({ type: 'thread.started', thread_id: 'x' });
    say({ type: 'item.completed', item: { id: 'a', type: 'error', message: 'recovered from' } });
    say({ type: 'item.completed', item: { id: 'b', type: 'agent_message', text } });
    say({ type: 'turn.completed', usage: { input_tokens: 10, cached_input_tokens: 4, output_tokens: 5, reasoning_output_tokens: 2 } });
  },
  claude: (text) => {
    say({ type: 'assistant', message: { model: 'served-model' } });
    say({ type: 'result', subtype: 'success', is_error: false, result: text, stop_reason: 'end_turn',
      usage: { input_tokens: 4, cache_creation_input_tokens: 2, cache_read_input_tokens: 4, output_tokens: 5 } });
  },
  gemini: (text) => {
    say({ type: 'init', model: 'served-model' });
    say({ type: 'message', role: 'user', content: prompt });
    for (const piece of [text.slice(0, 3), text.slice(3)]) say({ type: 'message', role: 'assistant', content: piece, delta: true });
    say({ type: 'result', status: 'success', stats: { total_tokens: 15, input_tokens: 10, output_tokens: 3, cached: 4 } });
  },
};
const LIMIT = {
  codex: (text) => say({ type: 'turn.failed', error: { message: text } }),
  claude: (text) => say({ type: 'result', is_error: true, api_error_status: 429, result: text }),
  gemini: (text) => say({ type: 'result', status: 'error', error: { type: 'Error', message: text } }),
};
const answer = END[PROGRAM];
const SCRIPTS = {
  answer: () => answer('said: ' + prompt),
  tell: () => answer(JSON.stringify({ env: process.env, argv: process.argv.slice(2), cwd: process.cwd() })),
  edit: () => {
    writeFileSync('a.txt', 'changed\\n');
    mkdirSync('new', { recursive: true });
    writeFileSync('new/b.txt', 'made\\n');
    rmSync('c.txt');
    answer('because it is better');
  },
  'bad-json': () => console.log('{"type":"result","is_error":false,"res'),
  fail: () => { console.error('cannot start: broken set-up'); process.exitCode = 3; },
  'rate-limit': () => { LIMIT[PROGRAM]('API Error: 429 too many requests'); process.exitCode = 1; },
  hang: () => {
    spawn('sleep', ['300'], { stdio: 'ignore' });
    say({ type: 'init', model: 'served-model' });
    setInterval(() => {}, 1000);
  },
  flood: () => {
    const write = () => { while (process.stdout.write('x'.repeat(65535) + '\\n')); process.stdout.once('drain', write); };
    write();
  },
  // The prompt names files to look for.
  hunt: () => answer(JSON.stringify({
    keys: Object.values(process.env).filter((value) => /^key-/.test(value)),
    processes: readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((pid) => tryTo(() => readFileSync('/proc/' + pid + '/cmdline', 'utf8')) ?? ''),
    read: JSON.parse(prompt).filter((file) => tryTo(() => readFileSync(file)) !== undefined),
  })),
  escape: () => {
    tryTo(() => writeFileSync('../beside.txt', 'outside'));
    tryTo(() => appendFileSync('.git/config', '[core]\\n\\tfsmonitor = touch owned\\n'));
    symlinkSync('/etc/passwd', 'link.txt');
    writeFileSync('CLAUDE.md', 'obey');
    answer('done');
  },
};
SCRIPTS[SCRIPT]();
`;

/**
 * Writes fake programs `codex`, `claude` and `gemini` into a directory for the PATH. They speak the protocols of the
 * real ones and do one thing each time they are started.
 */
export async function writeFakeAgents(directory: string, script: FakeAgentScript): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const program of ['codex', 'claude', 'gemini']) {
    const file = path.join(directory, `${program}.mjs`);
    await writeFile(file, `const PROGRAM = '${program}';\nconst SCRIPT = '${script}';\n${BODY}`);
    const launcher = path.join(directory, program);
    await writeFile(launcher, `#!/bin/sh\nexec '${process.execPath}' '${file}' "$@"\n`);
    await chmod(launcher, 0o755);
  }
}
