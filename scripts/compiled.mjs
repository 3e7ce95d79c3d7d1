// Runs a program of scripts/ that is written in TypeScript, without a compiler in the way: it is bundled once, with
// what it imports, and again when a file of it has changed. What V8 made of the bundle is kept beside it. The start then
// costs what Node's own costs and little more.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cache = path.join(root, 'node_modules', '.cache', 'orchestrate');

function stampOf(file) {
  const entry = statSync(path.join(root, file), { throwIfNoEntry: false });
  return entry === undefined ? 'gone' : `${entry.mtimeMs} ${entry.size}`;
}

/** The bundle that is there, if every file that went into it is as it was. */
function findBundle(record) {
  try {
    const { program, inputs } = JSON.parse(readFileSync(record, 'utf8'));
    const isFresh = Object.entries(inputs).every(([file, stamp]) => stampOf(file) === stamp);
    return isFresh && statSync(program, { throwIfNoEntry: false }) !== undefined ? program : undefined;
  } catch {
    return undefined;
  }
}

async function loadBundler() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('The packages of this checkout are not installed. Run npm ci, and this again.');
  }
}

// Messages in fifty languages are half of zod; the program says its own.
const withoutLocales = {
  name: 'without-locales',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({ contents: 'export {};' })),
};

/** Makes the bundle beside others and puts its record in their place at the end, so that two may do it at once. */
async function makeBundle(name, entry, record) {
  const { build } = await loadBundler();
  mkdirSync(cache, { recursive: true });
  const temporary = path.join(cache, `${name}-${process.pid}.tmp`);
  const { metafile } = await build({
    entryPoints: [path.join(root, entry)],
    inject: [path.join(root, 'scripts/without-jit.mjs')],
    outdir: temporary,
    outExtension: { '.js': '.cjs' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: 'node',
    // A script and no module: of those alone Node 20 lets what was compiled be kept.
    format: 'cjs',
    supported: { 'dynamic-import': false },
    target: 'node20',
    metafile: true,
    plugins: [withoutLocales],
    logLevel: 'error',
  });
  // How it is bundled is part of what it is made of.
  const files = [...Object.keys(metafile.inputs), 'scripts/compiled.mjs'];
  const inputs = Object.fromEntries(files.map((file) => [file, stampOf(file)]));
  const { createHash } = await import('node:crypto');
  const key = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
  const directory = path.join(cache, `${name}-${key}`);
  rmSync(directory, { recursive: true, force: true });
  renameSync(temporary, directory);
  const program = path.join(directory, `${path.basename(entry, '.ts')}.cjs`);
  writeFileSync(`${record}.${process.pid}`, JSON.stringify({ program, inputs }));
  renameSync(`${record}.${process.pid}`, record);
  for (const old of readdirSync(cache))
    if (old.startsWith(`${name}-`) && old !== path.basename(directory) && !old.endsWith('.tmp'))
      rmSync(path.join(cache, old), { recursive: true, force: true });
  return program;
}

function readIfPresent(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Once a program has run, so that the functions that it called are among what is kept. */
function keepCompiled(script, file) {
  try {
    writeFileSync(`${file}.${process.pid}`, script.createCachedData());
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // What cannot be kept costs time and nothing else.
  }
}

/** Runs a bundle from what V8 made of it before, as far as this Node takes it. */
async function callMain(program, args) {
  const file = `${program}.${process.version}`;
  const cachedData = readIfPresent(file);
  const text = `(function (exports, require, module) {${readFileSync(program, 'latin1')}\n})`;
  const script = new Script(text, { filename: program, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(program), module);
  const exitCode = await module.exports.main(args, root);
  if (cachedData === undefined || script.cachedDataRejected) keepCompiled(script, file);
  return exitCode;
}

/**
 * Calls `main(args, root)` of a program; what it returns is the exit code.
 * @param entry - relative to the checkout: `scripts/evidence/runs.ts`
 */
export async function runCompiled(entry) {
  const name = path.basename(entry, '.ts');
  const record = path.join(cache, `${name}.json`);
  try {
    const program = findBundle(record) ?? (await makeBundle(name, entry, record));
    process.exitCode = await callMain(program, process.argv.slice(2));
  } catch (error) {
    // Whoever reads what is printed may have seen enough: `npm run runs | head`.
    if (error.code === 'EPIPE') return;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
