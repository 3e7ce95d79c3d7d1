import { describeError } from '@orchestrate/kit/errors';
import { findByPointer, isReference } from '@orchestrate/kit/openapi/references';
import { isObject } from '@orchestrate/kit/openapi/schema-walk';
import type { Config, Document, LocationObject, NormalizedProblem, Plugin } from '@redocly/openapi-core';
import {
  bundleDocument,
  createConfig,
  detectSpec,
  getLineColLocation,
  getTypes,
  lintDocument,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';

import { adviseOn } from './advice';
import { resolveDiscriminatorNames } from './discriminator-names';
import { operationCount, operationIdUnique, pathTemplate, securityDeclared } from './document-rules';
import type { Problem } from './problem';
import { findReferenceLoops } from './reference-loops';
import { SpecificationResolver } from './resolver';
import { findSlips, mendSlips } from './slips';
import type { SourceFiles } from './source-files';
import { countAlike, describeLeftOut, isInExtension, isUnknownKeyword, takeOut } from './unknown-keywords';

const PLUGIN: Plugin = {
  id: 'plan',
  rules: {
    oas3: {
      'operation-count': operationCount,
      'operation-id-unique': operationIdUnique,
      'path-template': pathTemplate,
      'security-declared': securityDeclared,
    },
  },
};

const RULES = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'no-identical-paths': 'error',
  'path-parameters-defined': 'error',
  'operation-parameters-unique': 'error',
  'plan/operation-count': 'error',
  'plan/operation-id-unique': 'error',
  'plan/path-template': 'error',
  'plan/security-declared': 'error',
} as const;

/** A document as given, and how to check and bundle it. */
export interface ParsedSpecification {
  readonly root: unknown;
  /** Everything that is wrong; empty: it may be bundled, without the words that its schemas may have and nobody knows. */
  check(): Promise<Problem[]>;
  bundle(): Promise<Bundled>;
}

/** One document with only internal references, and what the bundler remarked. */
export interface Bundled {
  readonly document: unknown;
  readonly remarks: readonly Problem[];
}

/** Turns the linter's problems into ours, with all documents at hand to say which reference it means. */
type Translate = (problem: NormalizedProblem) => Problem;

function describe({ ruleId, message }: NormalizedProblem, place: LocationObject | undefined, root: unknown): string {
  const text = message.replace(/ in "[^"]*" \(\d+:\d+\)/g, '').replace(/\s*\n\s*/g, ' ');
  const value = place?.pointer === undefined ? undefined : findByPointer(root, place.pointer);
  if (ruleId !== 'no-unresolved-refs' || !isReference(value)) return text;
  const why = /^Can't resolve \$ref: (.*)$/.exec(text)?.[1];
  const reference = `the reference ${JSON.stringify(value.$ref)}`;
  if (why?.endsWith(' is remote') === true) return `${reference} is remote`;
  return `${reference} leads nowhere${why === undefined ? '' : `: ${why}`}`;
}

async function createTranslation(files: SourceFiles, resolver: SpecificationResolver): Promise<Translate> {
  const documents = await resolver.listDocuments();
  return (problem) => {
    const place: LocationObject | undefined = problem.location[0];
    const start = place === undefined ? undefined : getLineColLocation(place).start;
    const file = place?.source.absoluteRef;
    return {
      file: file === undefined ? '.' : files.display(file),
      line: start?.line ?? 1,
      column: start?.col ?? 1,
      pointer: place?.pointer?.replace(/\/$/, '') ?? '#',
      message: describe(problem, place, documents.get(file ?? '')),
      advice: adviseOn(problem.ruleId, problem.message, problem.suggest),
    };
  };
}

/** References that lead in a circle; the linter itself gives up on them. */
function listLoops({ parsed, source }: Document, files: SourceFiles): Problem[] {
  return findReferenceLoops(parsed).map((pointer) => {
    const { start } = getLineColLocation({ source, pointer: pointer.replace(/^#$/, '#/') });
    return {
      file: files.display(source.absoluteRef),
      line: start.line,
      column: start.col,
      pointer,
      message: 'the reference leads in a circle of references',
      advice: 'let one of them say what is meant',
    };
  });
}

function createConfiguration(): Promise<Config> {
  return createConfig({ plugins: [PLUGIN], rules: RULES });
}

/** What is wrong, and what was left out or mended. */
interface Checked {
  readonly problems: readonly Problem[];
  readonly leftOut: readonly Problem[];
}

/** A mended slip may show another one. */
const MOST_ROUNDS = 5;

async function check(document: Document, resolver: SpecificationResolver, files: SourceFiles): Promise<Checked> {
  const loops = listLoops(document, files);
  if (loops.length > 0) return { problems: loops, leftOut: [] };
  const told = new Map<string, Problem>();
  for (let round = 1; ; round += 1) {
    const { problems, mended } = await checkOnce(document, resolver, files);
    const before = told.size;
    for (const problem of mended) told.set(JSON.stringify(problem), problem);
    if (told.size === before || round === MOST_ROUNDS) return { problems, leftOut: countAlike([...told.values()]) };
  }
}

interface Round {
  readonly problems: readonly Problem[];
  readonly mended: readonly Problem[];
}

async function checkOnce(document: Document, resolver: SpecificationResolver, files: SourceFiles): Promise<Round> {
  const config = await createConfiguration();
  const found = await lintDocument({ document, config, externalRefResolver: resolver });
  const translate = await createTranslation(files, resolver);
  const errors = found.filter(
    ({ severity, ruleId, location: [place] }) =>
      severity === 'error' && !(ruleId === 'struct' && isInExtension(place?.pointer ?? '')),
  );
  const documents = await resolver.listDocuments();
  const slips = findSlips(errors, documents);
  const read = new Set(slips.map(({ problem }) => problem));
  const unknown = errors.filter((problem) => !read.has(problem) && isUnknownKeyword(document, problem));
  const settled = [...unknown, ...read];
  const problems = errors.filter((problem) => !settled.includes(problem)).map(translate);
  const mended = [
    ...describeLeftOut(unknown.map(translate)),
    ...slips.map(({ problem, reading }) => ({ ...translate(problem), message: reading })),
  ];
  mendSlips(slips, documents);
  takeOut(
    document.parsed,
    unknown.map(({ location }) => location[0]?.pointer ?? '#'),
  );
  return { problems, mended };
}

async function bundle(document: Document, resolver: SpecificationResolver, files: SourceFiles): Promise<Bundled> {
  const config = await createConfig({});
  const types = getTypes(detectSpec(document.parsed));
  const bundled = await bundleDocument({ document, config, types, externalRefResolver: resolver });
  const translate = await createTranslation(files, resolver);
  // What the bundler gives shares parts with what it read.
  const copy: unknown = JSON.parse(JSON.stringify(bundled.bundle.parsed));
  return { document: copy, remarks: bundled.problems.map(translate) };
}

const START = {
  line: 1,
  column: 1,
  pointer: '#/openapi',
  message: 'OpenAPI 3.2 is read as 3.1: what only 3.2 has is refused by name',
  advice: 'use 3.1.x',
};

/** What 3.2 adds to 3.1 are words of its own, which a document of 3.1 may not have and the check refuses. */
function readLaterVersion(root: unknown): boolean {
  const isLater = isObject(root) && typeof root.openapi === 'string' && /^3\.2\.\d+/.test(root.openapi);
  if (isLater) root.openapi = '3.1.1';
  return isLater;
}

/**
 * Parses a specification's text.
 * @throws {YamlParseError} see {@link readSyntaxError}
 */
export function parseSpecification(
  text: string,
  file: string,
  files: SourceFiles,
  allowRemote: boolean,
): ParsedSpecification {
  const resolver = new SpecificationResolver(files, allowRemote);
  const document = resolver.parseDocument(new Source(file, text), true);
  const isLater = readLaterVersion(document.parsed);
  resolveDiscriminatorNames(document.parsed);
  resolver.cache.set(file, Promise.resolve(document));
  const leftOut: Problem[] = isLater ? [{ ...START, file: files.display(file) }] : [];
  return {
    root: document.parsed,
    check: async () => {
      const checked = await check(document, resolver, files);
      leftOut.push(...checked.leftOut);
      return [...checked.problems];
    },
    bundle: async () => {
      const bundled = await bundle(document, resolver, files);
      return { ...bundled, remarks: [...leftOut, ...bundled.remarks] };
    },
  };
}

/** What stopped the parser. */
export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Other parsers would give up on the text too. */
  readonly isTooDeep: boolean;
}

/** What stopped the parser, as a place and a message. */
export function readSyntaxError(error: unknown): SyntaxProblem {
  const original = error instanceof YamlParseError ? error.originalError : error;
  const isTooDeep = original instanceof RangeError || /call stack|nesting/i.test(describeError(original));
  const [first = ''] = describeError(original)
    .replace(/ in "[^"]*" \(\d+:\d+\)/, '')
    .split('\n');
  const place = error instanceof YamlParseError ? error : { line: 1, col: 1 };
  const message = isTooDeep ? 'it is nested too deeply' : first;
  return { line: place.line || 1, column: place.col || 1, message, isTooDeep };
}
