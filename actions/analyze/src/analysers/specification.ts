import { z } from 'zod';

import type { Analyser, RawFinding } from '../analyser';
import { isFixture } from '../is-fixture';
import { parseAnswer, runScript } from '../run-tool';
import type { Tree } from '../tree';

const answerSchema = z.array(
  z.object({
    file: z.string(),
    ruleId: z.string(),
    severity: z.enum(['error', 'warn']),
    message: z.string(),
    reference: z.string().optional(),
    line: z.number(),
    col: z.number(),
  }),
);
const CANDIDATE = /\.(?:ya?ml|json)$/;
const LIKELY_NAME = /(?:openapi|swagger|api|spec)/i;
const OPENAPI_YAML = /^(?:openapi|swagger)\s*:/m;
const OPENAPI_JSON = /^\s*\{[\s\S]{0,400}?"(?:openapi|swagger)"\s*:\s*"/;
const HEAD = 4_000;

/** What `lint-openapi.mjs` prints. */
export function parseProblems(text: string): RawFinding[] {
  return parseAnswer(text, answerSchema).map(({ file, ruleId, severity, message, reference, line, col }) => ({
    rule: ruleId,
    level: severity === 'error' ? 'error' : 'warning',
    message,
    path: file,
    line,
    column: col,
    ...(reference === undefined ? {} : { help: reference }),
  }));
}

/** Whether a text is a whole specification: a part that others refer to has no such head. */
export function isSpecification(file: string, text: string): boolean {
  const head = text.slice(0, HEAD);
  return file.endsWith('.json') ? OPENAPI_JSON.test(head) : OPENAPI_YAML.test(head);
}

function isCandidate(file: string): boolean {
  return CANDIDATE.test(file) && LIKELY_NAME.test(file) && !isFixture(file) && !file.startsWith('.github/');
}

async function findSpecifications(tree: Tree): Promise<string[]> {
  const found: string[] = [];
  for (const file of tree.files.filter(isCandidate)) {
    if (isSpecification(file, await tree.read(file))) found.push(file);
  }
  return found;
}

export const specification: Analyser = {
  name: 'redocly',
  judgesPromises: true,
  looksFor: 'an OpenAPI specification',
  isRequired: true,
  reads: (file) => /\.(?:ya?ml|json|md)$/.test(file),
  applies: async (tree) => (await findSpecifications(tree)).length > 0,
  async analyse(context) {
    const version = await context.toolbox.version('@redocly/openapi-core');
    const result = await runScript(
      context,
      context.toolbox.file('lint-openapi.mjs'),
      await findSpecifications(context.tree),
      { tool: 'redocly', version, why: 'Find mistakes in the specification', answers: [0] },
    );
    return { version, findings: parseProblems(result.stdout) };
  },
};
