import { z } from 'zod';

import type { Analyser, RawFinding } from '../analyser';
import { NotRunError } from '../analyser';
import { findLine } from '../lock-file';
import { checkAnswer, runTool } from '../run-tool';

const LOCK = 'package-lock.json';

const advisorySchema = z.object({
  source: z.union([z.number(), z.string()]),
  name: z.string(),
  title: z.string(),
  url: z.string().optional(),
  severity: z.string(),
  range: z.string().optional(),
});
const reportSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisorySchema])) })),
});

const LEVELS: Readonly<Record<string, RawFinding['level']>> = {
  critical: 'error',
  high: 'error',
  moderate: 'warning',
};

/** npm names the address it asked; which registry a machine uses is nobody else's business. */
export function hideRegistry(output: string): string {
  return output.replace(/https?:\/\/[^\s"']+?(?=\/-\/npm\/)/g, '<registry>');
}

function describeRefusal(report: unknown): string {
  const { message, error } = report as { message?: unknown; error?: { summary?: unknown } };
  const said = [message, error?.summary].find((text) => typeof text === 'string' && text !== '');
  return typeof said === 'string' ? said.replace(/ - \w+ https?:\S+.*$/s, '') : 'no reason given';
}

/**
 * `npm audit --json`. A registry that does not answer is told in the same JSON, with exit code 1 like vulnerabilities.
 * @throws {NotRunError} when there is no audit in it
 */
export function parseAudit(text: string, lock: string): RawFinding[] {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    throw new NotRunError(`npm audit gave no JSON: ${text.slice(0, 120)}`);
  }
  if (typeof report !== 'object' || report === null || !('vulnerabilities' in report))
    throw new NotRunError(`the registry gave no audit: ${describeRefusal(report ?? {})}`);
  const advisories = Object.values(checkAnswer(report, reportSchema).vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via !== 'string');
  const byIdentity = new Map(advisories.map((advisory) => [`${advisory.source} ${advisory.name}`, advisory]));
  return [...byIdentity.values()].map((advisory) => {
    const line = findLine(lock, `"node_modules/${advisory.name}": {`);
    return {
      rule: /GHSA-[\w-]+/.exec(advisory.url ?? '')?.[0] ?? String(advisory.source),
      level: LEVELS[advisory.severity] ?? 'note',
      message: `${advisory.name} ${advisory.range ?? ''}: ${advisory.title} (${advisory.severity})`,
      path: LOCK,
      anchor: advisory.name,
      ...(line === undefined ? {} : { line }),
      ...(advisory.url === undefined ? {} : { help: advisory.url }),
    };
  });
}

export const npmAudit: Analyser = {
  name: 'npm-audit',
  looksFor: `a ${LOCK}`,
  isRequired: false,
  reads: (file) => file === LOCK,
  applies: (tree) => tree.files.includes(LOCK),
  async analyse(context) {
    const result = await runTool(context, {
      tool: 'npm',
      argv: ['npm', 'audit', '--json', '--package-lock-only', '--no-offline'],
      why: 'Find dependencies with known vulnerabilities',
      reach: 'registry',
      answers: [0, 1],
      censor: hideRegistry,
    });
    return { findings: parseAudit(result.stdout, await context.tree.read(LOCK)) };
  },
};
