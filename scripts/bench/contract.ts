// Judges generated services from outside: generates one from each specification, starts it and lets Schemathesis run
// all its default checks with the service's own test credentials.
//   npm run bench:contract                        every specification at hand: 3 seeds, 100 examples an operation
//   npm run bench:contract -- --quick petstore.yaml   one file: 1 seed, 15 examples
//   npm run bench:contract -- --seeds 4,5 --examples 200
// Prints every unique failure by operation and check, then a table. Exits 1 where the bar is missed, 2 where nothing
// could be measured. Failures that are the specification's own contradiction are listed in contract/contradictions.json.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { isAccepted, readContradictions } from './contract/contradictions';
import type { Failure } from './contract/failures';
import { uniteFailures } from './contract/failures';
import type { ContractOptions } from './contract/options';
import { readOptions } from './contract/options';
import { findProof } from './contract/proofs';
import { installSchemathesis, runSchemathesis } from './contract/schemathesis';
import { generateService, readCredentials, startService } from './contract/service';
import type { Verdict } from './contract/verdict';
import { isAboveBar, renderVerdicts } from './contract/verdict';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'orchestrate-bench');
const contradictions = readContradictions(path.join(import.meta.dirname, 'contract/contradictions.json'));

async function runSeeds(
  program: string,
  specification: string,
  directory: string,
  workspace: string,
  options: ContractOptions,
): Promise<Failure[]> {
  const headers = readCredentials(directory);
  const found: Failure[] = [];
  for (const seed of options.seeds) {
    const service = await startService(directory);
    try {
      const pass = { specification, url: service.url, headers, seed, examples: options.examples, directory: workspace };
      found.push(...(await runSchemathesis(program, pass)));
    } finally {
      await service.stop();
    }
  }
  return found;
}

/** The 501 of a custom operation. */
function isUnwritten({ operation, status }: Failure, custom: readonly PlannedOperation[]): boolean {
  return status === 501 && custom.some(({ method, path: at }) => operation === `${method.toUpperCase()} ${at}`);
}

async function judge(program: string, specification: string, options: ContractOptions): Promise<Verdict> {
  const begin = performance.now();
  const name = path.basename(specification);
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    console.log(`${name}: generating`);
    const { directory, document, plan, custom } = generateService(root, specification, workspace);
    const original = parseYaml(readFileSync(specification, 'utf8')).value as OpenApiDocument;
    console.log(`${name}: asking, seeds ${options.seeds.join(', ')}, ${options.examples} examples an operation`);
    const found = await runSeeds(program, specification, directory, workspace, options);
    const failures = uniteFailures(
      found.map((failure) => {
        const proof = findProof(document, failure, original);
        return proof === undefined ? failure : { ...failure, proof };
      }),
    );
    const unwritten = plan.operations.filter(({ id }) => custom.includes(id));
    const judged = failures.map((failure) => ({
      ...failure,
      kind: isAccepted(name, document, failure, contradictions)
        ? ('contradiction' as const)
        : isUnwritten(failure, unwritten)
          ? ('unwritten' as const)
          : ('failure' as const),
    }));
    const seconds = (performance.now() - begin) / 1000;
    return { specification: name, operations: plan.operations.length, custom, failures: judged, seconds };
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), root);
  const program = installSchemathesis(cache);
  const verdicts: Verdict[] = [];
  for (const specification of options.specifications) verdicts.push(await judge(program, specification, options));
  console.log(renderVerdicts(verdicts));
  return isAboveBar(verdicts) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nNothing was measured.`);
  process.exitCode = 2;
}
