import type { validate } from 'dockerfile-utils';

import type { Analyser, RawFinding, TextEdit } from '../analyser';
import { bundledVersion } from '../bundled-version';
import { findImageProblems } from '../dockerfile-rules';
import { isFixture } from '../is-fixture';
import { offsetAt } from '../text-position';

type Diagnostic = ReturnType<typeof validate>[number];

// Names for the library's numbers, which are no part of its interface and are pinned with it.
const RULES: Readonly<Record<number, string>> = {
  0: 'instruction-casing',
  1: 'directive-casing',
  2: 'argument-missing',
  3: 'argument-extra',
  10: 'duplicate-stage',
  12: 'invalid-stage-name',
  20: 'no-source-image',
  24: 'invalid-port',
  26: 'invalid-reference',
  28: 'invalid-syntax',
  37: 'multiple-instructions',
  38: 'unknown-instruction',
  45: 'deprecated-maintainer',
  49: 'json-in-single-quotes',
  50: 'relative-workdir',
};
const CASING = 0;
const ERROR = 1;
const DOCKERFILE = /(^|\/)(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|\.Dockerfile$/;

export function isDockerfile(file: string): boolean {
  return DOCKERFILE.test(file) && !file.endsWith('.dockerignore') && !isFixture(file);
}

/** An instruction in other letters is the same instruction, so writing it in capitals is safe. */
function fixCasing(text: string, { range }: Diagnostic): TextEdit {
  const [start, end] = [offsetAt(text, range.start), offsetAt(text, range.end)];
  return { start, end, text: text.slice(start, end).toUpperCase() };
}

export function describeDiagnostic(file: string, text: string, diagnostic: Diagnostic): RawFinding {
  const { code, range, severity, message } = diagnostic;
  const number = typeof code === 'number' ? code : -1;
  return {
    rule: RULES[number] ?? `dockerfile-${number}`,
    level: severity === ERROR ? 'error' : 'warning',
    message: typeof message === 'string' ? message : message.value,
    path: file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    ...(number === CASING ? { edit: fixCasing(text, diagnostic) } : {}),
  };
}

export const dockerfile: Analyser = {
  name: 'dockerfile',
  looksFor: 'a Dockerfile',
  isRequired: true,
  reads: isDockerfile,
  applies: (tree) => tree.files.some(isDockerfile),
  async analyse({ tree }) {
    const { validate } = await import('dockerfile-utils');
    const findings: RawFinding[] = [];
    for (const file of tree.files.filter(isDockerfile)) {
      const text = await tree.read(file);
      findings.push(...validate(text).map((diagnostic) => describeDiagnostic(file, text, diagnostic)));
      findings.push(...(await findImageProblems(file, text)));
    }
    return { version: bundledVersion('dockerfile-utils'), findings };
  },
};
