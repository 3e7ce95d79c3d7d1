import path from 'node:path';

import { ConfigurationError, describeError } from '@orchestrate/kit/errors';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { parseYaml, toPointer } from '@orchestrate/kit/yaml/located-yaml';

import { adviseOnSyntax } from './advice';
import { nameAnyTypes } from './any-type';
import { declareUpdates } from './empty-updates';
import { dropIdleWords } from './idle-words';
import { normaliseDocument } from './normalise';
import { settleValues } from './odd-values';
import { declareOpenAnswers } from './open-answers';
import { dropOverruled } from './overruled-parts';
import type { Problem } from './problem';
import { renderProblem, sortProblems } from './problem';
import { recogniseForm } from './recognise-form';
import type * as redocly from './redocly';
import type { SourceFile, SourceFiles } from './source-files';
import { createSourceFiles } from './source-files';
import { declareAnswers } from './undeclared-answers';
import { declareSchemes } from './undeclared-schemes';
import { declareSuccesses } from './undeclared-success';
import { closeUnevaluated } from './unevaluated';

export interface SpecificationRequest {
  readonly workingDirectory: string;
  /** As the user gave it. */
  readonly spec: string;
  readonly allowRemoteReferences: boolean;
  /** A short form that stands for the file: the file is a brief, from which this was written. */
  readonly form?: string;
}

export interface Specification {
  readonly source: string;
  readonly dialect: 'openapi-3.0' | 'openapi-3.1' | 'short-form';
  /** OpenAPI 3.1, bundled. */
  readonly document: OpenApiDocument;
  readonly files: readonly SourceFile[];
  /** What is read otherwise than it is written. */
  readonly remarks: readonly Pick<Problem, 'message' | 'pointer'>[];
  /** The OpenAPI document that the short form was turned into, as text. */
  readonly written?: string;
}

/** What is read, and by what. */
interface Reading {
  readonly file: string;
  readonly text: string;
  readonly files: SourceFiles;
  readonly parser: typeof redocly;
  readonly request: SpecificationRequest;
}

function refuse(problems: readonly Problem[]): never {
  throw new ConfigurationError('bad-specification', sortProblems(problems).map(renderProblem));
}

/** Syntax errors follow from one another: a template that is no YAML yet has thousands. */
const MOST_SYNTAX_ERRORS = 20;

function limitErrors<T extends { readonly message: string }>(errors: readonly T[]): T[] {
  const shown = errors.slice(0, MOST_SYNTAX_ERRORS);
  const next = errors[MOST_SYNTAX_ERRORS];
  if (next === undefined) return shown;
  return [...shown, { ...next, message: `${errors.length - MOST_SYNTAX_ERRORS} more errors follow from here on` }];
}

/** The syntax errors: the parser that knows OpenAPI stops at the first. */
function listSyntaxErrors({ file, text, files, parser }: Reading, thrown: unknown): Problem[] {
  const first = parser.readSyntaxError(thrown);
  const errors = first.isTooDeep ? [] : parseYaml(text).errors;
  const all: readonly Pick<Problem, 'line' | 'column' | 'message'>[] = errors.length > 0 ? errors : [first];
  return limitErrors(all).map(({ line, column, message }) => ({
    file: files.display(file),
    line,
    column,
    pointer: '#',
    message,
    advice: adviseOnSyntax(message),
  }));
}

function parse(reading: Reading): redocly.ParsedSpecification {
  const { file, text, files, parser, request } = reading;
  try {
    return parser.parseSpecification(text, file, files, request.allowRemoteReferences);
  } catch (error) {
    return refuse(listSyntaxErrors(reading, error));
  }
}

function locate(
  { file, text, files }: Reading,
  keys: readonly string[],
): Pick<Problem, 'file' | 'line' | 'column' | 'pointer'> {
  return { file: files.display(file), ...parseYaml(text).locate(keys), pointer: toPointer(keys) };
}

function remarkAnyTypes({ file, text, files }: Reading, count: number): Problem[] {
  if (count === 0) return [];
  const many = count === 1 ? 'one body leaves' : `${count} bodies leave`;
  const message = `${many} the media type open (\`*/*\`): read and answered as application/json`;
  const place = { file: files.display(file), ...parseYaml(text).locate(['paths']), pointer: '#/paths' };
  return [{ ...place, message, advice: 'name the media type' }];
}

async function bundle(
  reading: Reading,
  parsed: redocly.ParsedSpecification,
): Promise<Pick<Specification, 'document' | 'remarks'>> {
  const problems = await parsed.check();
  if (problems.length > 0) refuse(problems);
  const { document, remarks } = await parsed.bundle();
  const left = dropIdleWords(closeUnevaluated(normaliseDocument(document)));
  const { document: named, count } = nameAnyTypes(left.document);
  const settled = settleValues(named);
  const secured = declareSchemes(settled.document);
  const declared = declareSuccesses(secured.document);
  const answered = declareAnswers(declared.document);
  const updated = declareUpdates(answered.document);
  const opened = declareOpenAnswers(updated.document);
  const followed = dropOverruled(opened.document);
  const said = [...secured.remarks, ...declared.remarks, ...answered.remarks, ...updated.remarks, ...opened.remarks];
  const found = [...settled.remarks, ...said, ...followed.remarks];
  return {
    document: followed.document,
    remarks: [...remarks, ...left.remarks, ...remarkAnyTypes(reading, count), ...found],
  };
}

/** The short form as an OpenAPI document; from there on it is read like any other. */
async function writeShortForm({ file, text, files }: Reading): Promise<string> {
  const { parseShortForm } = await import('../short-form/parse-short-form');
  const { createDocument } = await import('../short-form/create-document');
  const parsed = parseShortForm(text);
  if (parsed.problems !== undefined)
    return refuse(parsed.problems.map((problem) => ({ ...problem, file: files.display(file) })));
  return `${JSON.stringify(createDocument(parsed.form), null, 2)}\n`;
}

async function readText(files: SourceFiles, file: string): Promise<string> {
  try {
    return await files.read(file);
  } catch (error) {
    throw new ConfigurationError('spec-not-readable', [
      `spec: ${describeError(error)}; give the path of a specification`,
    ]);
  }
}

/**
 * Reads, checks and bundles a specification of any form.
 * @throws {ConfigurationError} with everything that is wrong, each with its place
 */
export async function readSpecification(request: SpecificationRequest): Promise<Specification> {
  const file = path.resolve(request.workingDirectory, request.spec);
  const files = createSourceFiles(request.workingDirectory);
  const given = await readText(files, file);
  const text = request.form ?? given;
  const parser = await import('./redocly');
  const reading: Reading = { file, text, files, parser, request };
  const parsed = parse(reading);
  const recognised = recogniseForm(parsed.root);
  if (recognised.form === 'refused') {
    const { message, advice, pointer } = recognised;
    return refuse([{ ...locate(reading, pointer.split('/').slice(1)), message, advice }]);
  }
  if (request.form !== undefined && recognised.form !== 'short-form')
    return refuse([{ ...locate(reading, []), message: 'this is no short form', advice: 'begin it with service:' }]);
  const base = { source: files.display(file), dialect: recognised.form };
  if (recognised.form !== 'short-form') {
    const bundled = await bundle(reading, parsed);
    return { ...base, files: files.list(), ...bundled };
  }
  const written = await writeShortForm(reading);
  const bundled = await bundle(reading, parse({ ...reading, text: written }));
  return { ...base, files: files.list(), written, ...bundled };
}
