import type { Frame } from '../parser';
import { parseFrame } from '../stack-frames';

import { parseJavaFrame } from './java-frames';
import { ownFrame, parseTracebackFrame } from './python';

const PYTEST = /^(?<file>[^\s:][^:]*\.py):(?<line>\d+): ?/;

/** A place as pytest prints it, and what Python prints. */
export function parsePythonFrame(text: string): Frame | undefined {
  const { file, line } = PYTEST.exec(text)?.groups ?? {};
  return file === undefined ? parseTracebackFrame(text) : ownFrame(file, Number(line));
}

/**
 * The frames of a trace whose language is not known, innermost first.
 * @param suite - what the test belongs to; for Java the full name of its class
 */
export function readTrace(trace: string, suite: string): Frame[] {
  const lines = trace.split('\n');
  const frames = lines.flatMap((line) => parseFrame(line) ?? parseJavaFrame(line, suite) ?? []);
  return frames.length > 0 ? frames : lines.flatMap((line) => parsePythonFrame(line) ?? []).reverse();
}
