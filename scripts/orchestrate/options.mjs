import { parseArgs } from 'node:util';

/**
 * Every option is an input of the workflow of the same name; a test holds the two together.
 * `list` are the words an option knows, for the message when it is given another.
 */
export const OPTIONS = [
  {
    name: 'spec',
    value: '<file>',
    help: 'specification to build: OpenAPI 3.0 or 3.1 (YAML, JSON), the short form, or a\nbrief in prose (.md, .txt), which a model turns into one\n(default: specs/library.yaml); one outside the checkout is brought in',
  },
  {
    name: 'service',
    value: '<dir>',
    help: 'a service in JavaScript or TypeScript that is there already, instead of one from\na specification: it is tested, analysed, deployed and healed on a copy, and what\nwas changed is a patch; its own specification is used, else its routes are read',
  },
  { name: 'config', value: '<file>', help: 'configuration file (default: .orchestrate.yml where there is one)' },
  {
    name: 'out',
    value: '<dir>',
    help: 'where to publish the service (default: service/, or\nartifacts/services/<name>/ where service/ holds another one)',
  },
  {
    name: 'target',
    value: '<target>',
    list: ['auto', 'process', 'compose'],
    help: 'auto, process or compose (default: auto: compose where Docker answers)',
  },
  { name: 'keep', help: 'leave the deployed service running after the run' },
  {
    name: 'inject',
    value: '<fault>',
    list: [
      'missing-import',
      'type-error',
      'off-by-one',
      'crash-on-start',
      'wrong-status',
      'missing-dependency',
      'bad-healthcheck',
      'flaky-test',
      'wrong-compose-port',
      'out-of-memory',
    ],
    help: 'break the generated service on purpose, to see it healed:\nmissing-import, type-error, off-by-one, crash-on-start, wrong-status,\nmissing-dependency, bad-healthcheck, flaky-test, wrong-compose-port\nor out-of-memory',
  },
  { name: 'dry-run', help: 'plan only; generate, install and deploy nothing' },
  {
    name: 'allow-host',
    help: 'beside a key, run code without a sandbox where this machine offers none;\nsuch code can read the key',
  },
  { name: 'resume', value: '<run-id>', help: 'continue a run that was cut off' },
];

/** A mistake in what was typed; the entry ends with exit code 2. */
export class UsageError extends Error {}

function renderOption({ name, value, help }) {
  const head = `  --${name}${value === undefined ? '' : ` ${value}`}`.padEnd(22);
  return head + help.split('\n').join(`\n${' '.repeat(22)}`);
}

export const HELP = `Builds, tests, deploys and reports a service from its specification.

  npm run orchestrate                                   the default specification
  npm run orchestrate -- --spec path/to/openapi.yaml    yours

Options
${OPTIONS.map(renderOption).join('\n')}
  --help                this text

It needs Node 20 or newer, npm and git. It runs act -j orchestrate on .github/workflows/orchestrate.yml; act is
taken from the PATH, else built with Go, else downloaded and checked. No key and no Docker are needed.

Models are asked where a key is there: OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY or AZURE_OPENAI_API_KEY, from
the shell, else from .secrets, else from .env, both in the root of the checkout. Without a key the run is offline.

Exit codes: 0 success, 3 partial, 1 failed, 2 bad usage or configuration.
What a run leaves: artifacts/latest/ (report.html, report.md, summary-*.json, every log and diff).
`;

/** Reads the command line. Throws a UsageError that names every problem. */
export function parseOptions(args) {
  const options = Object.fromEntries(
    OPTIONS.map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } }, strict: true });
  } catch (error) {
    throw new UsageError(`${error.message}\nTry npm run orchestrate -- --help`);
  }
  const problems = OPTIONS.filter(
    ({ name, list }) => list !== undefined && parsed.values[name] !== undefined && !list.includes(parsed.values[name]),
  ).map(({ name, list }) => `--${name}: ${JSON.stringify(parsed.values[name])} is not one of ${list.join(', ')}`);
  if (parsed.values.resume !== undefined && !/^\d{8}T\d{6}Z-[0-9a-f]{8}$/.test(parsed.values.resume)) {
    problems.push(`--resume: ${JSON.stringify(parsed.values.resume)} is no run id; the names in artifacts/runs/ are`);
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return parsed.values;
}

/** The options as inputs for act. */
export function toActInputs(values) {
  return OPTIONS.flatMap(({ name }) => (values[name] === undefined ? [] : ['--input', `${name}=${values[name]}`]));
}
