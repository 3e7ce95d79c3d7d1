import { z } from 'zod';

import type { Analyser, RawFinding } from '../analyser';
import { parseAnswer, runScript } from '../run-tool';

const PRESET = '@secretlint/secretlint-rule-preset-recommend';

const place = z.object({ line: z.number(), column: z.number() });
const answerSchema = z.array(
  z.object({
    file: z.string(),
    ruleId: z.string(),
    messageId: z.string(),
    message: z.string(),
    loc: z.object({ start: place, end: place }),
    docsUrl: z.string().optional(),
  }),
);

/** Without the stars that stand for the credential: `found GitHub Token`. */
function describe(message: string): string {
  return message.replace(/[\s:([]*\*{3,}[)\]]*/g, '').trim();
}

/** What `lint-secrets.mjs` prints: columns count from 0 there. */
export function parseSecrets(text: string): RawFinding[] {
  return parseAnswer(text, answerSchema).map(({ file, ruleId, messageId, message, loc, docsUrl }) => ({
    rule: `${ruleId.replace(/^.*secretlint-rule-/, '')}/${messageId}`,
    level: 'error',
    message: describe(message),
    path: file,
    line: loc.start.line,
    column: loc.start.column + 1,
    endLine: loc.end.line,
    endColumn: loc.end.column + 1,
    ...(docsUrl === undefined ? {} : { help: docsUrl }),
  }));
}

export const secretlint: Analyser = {
  name: 'secretlint',
  looksFor: 'a file',
  isRequired: true,
  applies: (tree) => tree.files.length > 0,
  async analyse(context) {
    const version = await context.toolbox.version(PRESET);
    const result = await runScript(context, context.toolbox.file('lint-secrets.mjs'), [], {
      tool: 'secretlint',
      version,
      why: 'Find credentials in the files',
      input: context.tree.files.filter((file) => !file.includes('\n')).join('\n'),
      answers: [0],
    });
    return { version, findings: parseSecrets(result.stdout) };
  },
};
