import { describeError } from '@orchestrate/kit/errors';
import type { Config, Document, LocationObject, NormalizedProblem, Plugin } from '@redocly/openapi-core';
import {
  BaseResolver,
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
import { operationCount, operationIdUnique, pathTemplate, securityDeclared } from './document-rules';
import type { Problem } from './problem';
import type { SourceFiles } from './source-files';

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

/** Reads what a reference names: through the given files, and from the network only where that is allowed. */
class SpecificationResolver extends BaseResolver {
  constructor(
    private readonly files: SourceFiles,
    private readonly allowRemote: boolean,
  ) {
    super();
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (!/^(?:https?|file|data):/.test(absoluteRef)) return new Source(absoluteRef, await this.files.read(absoluteRef));
    if (!absoluteRef.startsWith('http')) throw new Error(`${absoluteRef.slice(0, 80)} is no file and no web address`);
    if (!this.allowRemote) {
      throw new Error(
        `${absoluteRef} is remote; keep a copy beside the specification, or set safety.allow-remote-references: true`,
      );
    }
    const source = await super.loadExternalRef(absoluteRef);
    this.files.note(absoluteRef, source.body);
    return source;
  }
}

/** A document as given, and how to check and bundle it. */
export interface ParsedSpecification {
  readonly root: unknown;
  /** Everything that is wrong; empty: it may be bundled. */
  check(): Promise<Problem[]>;
  bundle(): Promise<Bundled>;
}

/** One document with only internal references, and what the bundler remarked. */
export interface Bundled {
  readonly document: unknown;
  readonly remarks: readonly Problem[];
}

function toProblem(problem: NormalizedProblem, files: SourceFiles): Problem {
  const place: LocationObject | undefined = problem.location[0];
  const pointer = place?.pointer?.replace(/\/$/, '') ?? '#';
  const start = place === undefined ? undefined : getLineColLocation(place).start;
  return {
    file: place === undefined ? '.' : files.display(place.source.absoluteRef),
    line: start?.line ?? 1,
    column: start?.col ?? 1,
    pointer,
    message: problem.message.replace(/\s*\n\s*/g, ' '),
    advice: adviseOn(problem.ruleId, problem.message, problem.suggest),
  };
}

function createConfiguration(): Promise<Config> {
  return createConfig({ plugins: [PLUGIN], rules: RULES });
}

/**
 * Parses a specification's text.
 * @throws {YamlParseError} see {@link isSyntaxError}
 */
export function parseSpecification(
  text: string,
  file: string,
  files: SourceFiles,
  allowRemote: boolean,
): ParsedSpecification {
  const resolver = new SpecificationResolver(files, allowRemote);
  const document: Document = resolver.parseDocument(new Source(file, text), true);
  resolver.cache.set(file, Promise.resolve(document));
  return {
    root: document.parsed,
    async check() {
      const config = await createConfiguration();
      const problems = await lintDocument({ document, config, externalRefResolver: resolver });
      return problems.filter((problem) => problem.severity === 'error').map((problem) => toProblem(problem, files));
    },
    async bundle() {
      const config = await createConfig({});
      const types = getTypes(detectSpec(document.parsed));
      const { bundle, problems } = await bundleDocument({ document, config, types, externalRefResolver: resolver });
      const copy: unknown = JSON.parse(JSON.stringify(bundle.parsed));
      return { document: copy, remarks: problems.map((problem) => toProblem(problem, files)) };
    },
  };
}

/** The one syntax error that stopped the parser, as a place and a message. */
export function readSyntaxError(error: unknown): { line: number; column: number; message: string } | undefined {
  if (!(error instanceof YamlParseError)) return undefined;
  const message = describeError(error.originalError).split('\n')[0] ?? 'invalid YAML';
  return { line: error.line, column: error.col, message };
}
