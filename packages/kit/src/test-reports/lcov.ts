/** What an LCOV trace tells of one file. */
export interface FileTrace {
  /** As it stands in the trace. */
  readonly path: string;
  /** How often each line with code ran, by line from 1. */
  readonly lines: ReadonlyMap<number, number>;
  /** One entry for each way that a branch can go. */
  readonly branches: readonly { readonly line: number; readonly taken: number }[];
  /** How often each function was called. */
  readonly functions: readonly number[];
}

interface OpenTrace {
  readonly path: string;
  readonly lines: Map<number, number>;
  readonly branches: { line: number; taken: number }[];
  readonly functions: number[];
}

/** Reads an LCOV trace file by file; lines that it does not know it passes over. */
export function readLcov(text: string): FileTrace[] {
  const traces: OpenTrace[] = [];
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = /^(\w+):(.*?)\r?$/.exec(line) ?? [];
    if (key === 'SF') traces.push({ path: value, lines: new Map(), branches: [], functions: [] });
    const trace = traces.at(-1);
    const [first = '', second = '', , last = ''] = value.split(',');
    if (key === 'DA') trace?.lines.set(Number(first), Number(second));
    if (key === 'BRDA') trace?.branches.push({ line: Number(first), taken: last === '-' ? 0 : Number(last) });
    if (key === 'FNDA') trace?.functions.push(Number(first));
  }
  return traces;
}
