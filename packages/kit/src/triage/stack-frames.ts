import { fileURLToPath } from 'node:url';

import type { Frame } from './parser';

const PLACE = String.raw`(?<file>(?:file:\/\/|[A-Za-z]:[\\/]|\.{0,2}\/)?[^\s()][^()]*?):(?<line>\d+)(?::(?<column>\d+))?`;
const V8 = new RegExp(String.raw`^\s*at (?:async )?(?:(?:new )?[^()]*? \((?:async )?)?${PLACE}\)?(?: \{)?$`);
const VITEST = new RegExp(String.raw`^\s*❯ (?:[^\s/]+ )?${PLACE}$`);

function toPath(file: string): string {
  try {
    return file.startsWith('file://') ? fileURLToPath(file) : file;
  } catch {
    return file;
  }
}

/** Reads one line of a stack trace, as V8 prints it (`at f (file:1:2)`) or vitest (`❯ f file:1:2`). */
export function parseFrame(line: string): Frame | undefined {
  const text = line.trimStart();
  const pattern = text.startsWith('at ') ? V8 : text.startsWith('❯ ') ? VITEST : undefined;
  const groups = pattern?.exec(text)?.groups;
  if (groups?.file === undefined || Number(groups.line) < 1) return undefined;
  if (/^(?:node:|internal\/|native$|<anonymous>|evalmachine)/.test(groups.file)) return undefined;
  const column = Number(groups.column ?? 0);
  return { file: toPath(groups.file), line: Number(groups.line), ...(column < 1 ? {} : { column }) };
}

/** All frames of a text that name a file, innermost first. */
export function parseFrames(text: string): Frame[] {
  return text.split('\n').flatMap((line) => parseFrame(line) ?? []);
}
