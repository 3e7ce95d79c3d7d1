// Prepares a release, and publishes a prepared one.
//   npm run release -- 1.2.3 --dry-run
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { ASSETS, CLONE, prepare, run } from './release/prepare';
import { publish } from './release/publish';
import { judgeVersion, toRelease } from './release/version';

import { ConfigurationError, describeError } from '@orchestrate/kit/errors';

const HELP = `Usage: npm run release -- <version> --dry-run [--out <directory>]
       npm run release -- <version> --prepared <directory> --remote <address> [--branch <name>]

Makes a release of this checkout. The first form publishes nothing: it clones the checkout, sets the version of every
package, commits, tags v<version>, and writes beside the clone
  ${ASSETS.notes}        what changed since the release before
  ${ASSETS.bundles}  the bundled actions; ${ASSETS.checksums} has the hash of each file
  ${ASSETS.sbom}     what they are made from, as CycloneDX
  ${ASSETS.licences}    the licences of that
The second form publishes what a dry run made: commit and tag, the release on GitHub (needs gh), and the tag of the
major version (v1), which moves. The workflow release.yml does both, with an attestation of the bundles between them.

  --out       where to; artifacts/release/v<version> unless given, and empty or not there
  --remote    address of the repository to push to
  --branch    its branch that gets the commit; main unless given

Exit 0 when it is done, 1 when a program failed, 2 when the version, the checkout or an option is wrong.

Example: npm run release -- 1.2.3 --dry-run
`;

const root = path.resolve(import.meta.dirname, '..');

function parseArguments(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      'dry-run': { type: 'boolean', default: false },
      out: { type: 'string' },
      prepared: { type: 'string' },
      remote: { type: 'string' },
      branch: { type: 'string', default: 'main' },
    },
  });
}

type Asked = ReturnType<typeof parseArguments>;

function readTags(): string[] {
  return run(root, 'git', 'tag', '--list', 'v*').split('\n').filter(Boolean);
}

/** The release of the newest version before this one, that the notes begin at. */
function findPrevious(): string | undefined {
  const tags = run(root, 'git', 'tag', '--list', 'v*.*.*', '--merged', 'HEAD', '--sort=-version:refname');
  return tags.split('\n').find((tag) => tag !== '');
}

function listProblems({ values, positionals }: Asked, out: string): string[] {
  const [version = '', ...others] = positionals;
  const problems = others.map((other) => `${JSON.stringify(other)}: one version, and nothing else; see --help`);
  problems.push(...judgeVersion(version, readTags()));
  if (values['dry-run'] === (values.prepared !== undefined))
    problems.push('--dry-run, --prepared: give one of the two; publishing begins with a dry run');
  if (values.prepared !== undefined && values.remote === undefined)
    problems.push('--remote: missing; the address of the repository to publish to');
  if (values.prepared !== undefined && !existsSync(path.join(values.prepared, CLONE)))
    problems.push(`--prepared: ${values.prepared} holds no ${CLONE}; it is what --dry-run made with --out`);
  if (values['dry-run'] && existsSync(out) && readdirSync(out).length > 0)
    problems.push(`--out: ${out} is not empty; name another directory, or remove it`);
  if (values['dry-run'] && run(root, 'git', 'status', '--porcelain') !== '')
    problems.push('checkout: there are changes that are not committed, and a release would leave them out');
  return problems;
}

function release(asked: Asked): void {
  const { values, positionals } = asked;
  const made = toRelease(positionals[0] ?? '');
  const out = path.resolve(values.out ?? path.join(root, 'artifacts/release', made.tag));
  const problems = listProblems(asked, out);
  if (problems.length > 0) throw new ConfigurationError('release', problems);
  if (values.prepared !== undefined) {
    publish(path.resolve(values.prepared), made, { remote: values.remote ?? '', branch: values.branch });
    console.log(`Published ${made.tag}; ${made.majorTag} names it now.`);
    return;
  }
  mkdirSync(out, { recursive: true });
  prepare(root, out, made, findPrevious());
  console.log(
    `Prepared ${made.tag} in ${out}; nothing is published. It would push the commit and ${made.tag}, make a release ` +
      `with ${[ASSETS.bundles, ASSETS.checksums, ASSETS.sbom, ASSETS.licences].join(', ')}, and move ${made.majorTag}.`,
  );
}

try {
  const asked = parseArguments(process.argv.slice(2));
  if (asked.values.help) console.log(HELP);
  else release(asked);
} catch (error) {
  const isUsage = error instanceof ConfigurationError || (error instanceof TypeError && 'code' in error);
  console.error(describeError(error));
  process.exitCode = isUsage ? 2 : 1;
}
