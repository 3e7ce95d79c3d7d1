import leven from 'leven';

import type { Violation } from './judge-ports';

/** A text that a check is made of: the file that gives its command, or a script that the command runs. */
export interface CheckText {
  readonly file: string;
  readonly text: string;
  /** The line of the file that the text begins with. */
  readonly line: number;
}

interface Placed {
  readonly file: string;
  readonly line: number;
  readonly value: string;
}

const PATH = /(?<=[}\d'"`]|localhost)\/[a-z][\w-]*(?:\/[\w-]+)*(?![\w./-])/g;
const PORT = /(?<=(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):)\d+/g;

function findAll(pattern: RegExp, texts: readonly CheckText[]): Placed[] {
  return texts.flatMap(({ file, text, line }) =>
    text
      .split('\n')
      .flatMap((row, index) => [...row.matchAll(pattern)].map(([value]) => ({ file, line: line + index, value }))),
  );
}

/** Paths that a check asks for, by what its texts name. */
export function listAskedPaths(texts: readonly CheckText[]): Placed[] {
  return findAll(PATH, texts);
}

/** Ports that a check asks at, where its texts name any. */
export function listAskedPorts(texts: readonly CheckText[]): Placed[] {
  return findAll(PORT, texts);
}

/** Paths without parameters that sources name: what a service may answer at. */
export function listRoutes(sources: readonly string[]): string[] {
  const found = sources.flatMap((text) => [...text.matchAll(/(["'`])(\/[a-z][\w-]*(?:\/[\w-]+)*)\1/g)]);
  return [...new Set(found.map(([, , path = '']) => path))].sort();
}

function explainPath(asked: Placed, good: readonly string[]): Violation {
  const { file, line, value: actual } = asked;
  const [expected] = [...good].sort((a, b) => leven(a, actual) - leven(b, actual));
  const place = { file, line, code: 'wrong-health-path' } as const;
  if (expected === undefined) return { ...place, message: `the check asks ${actual}, which the service does not have` };
  const message = `the check asks ${actual}, which the service does not have; it answers at ${expected}`;
  return { ...place, message, actual, expected };
}

/** What is known of a check that fails while the service runs. */
export interface FailedCheck {
  readonly file: string;
  readonly line: number;
  /** Its end, in words. */
  readonly how: string;
  readonly texts: readonly CheckText[];
  /** Where the service listens in a container. */
  readonly listens: number;
  /** Whether the running service answers with success at a path. */
  readonly answersAt: ReadonlyMap<string, boolean>;
  readonly routes: readonly string[];
}

/** Why a check fails: the port or the path that it asks for is none of the service's. */
export function explainFailure({ file, line, how, texts, listens, answersAt, routes }: FailedCheck): Violation[] {
  const strange = listAskedPorts(texts).filter(({ value }) => value !== String(listens));
  const ports = strange.map((port): Violation => {
    const message = `the check asks at port ${port.value}, and the service listens on ${listens}`;
    return {
      file: port.file,
      line: port.line,
      code: 'wrong-health-port',
      message,
      actual: port.value,
      expected: String(listens),
    };
  });
  const good = routes.filter((route) => answersAt.get(route) === true);
  const paths = listAskedPaths(texts)
    .filter(({ value }) => answersAt.get(value) === false)
    .map((asked) => explainPath(asked, good));
  const known = [...ports, ...paths];
  return known.length > 0 ? known : [{ file, line, code: 'health-check-fails', message: `the check ${how}` }];
}
