import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import type { ServiceView } from '../../service/service-view';
import { parseShape } from '../../shapes/parse-shape';
import { explainUnsampled } from '../../shapes/samplable';
import type { NumberShape, ObjectShape, PropertyShape, Shape, StringShape } from '../../shapes/shape';
import { lowerFirst, renderLiteral, renderObject } from '../../text/code';
import { listFaults, listValueFaults } from '../../values/faults';
import { allowsNumber } from '../../values/numbers';
import { renderObjectSample, renderSample } from '../../values/sample';
import type { Row, Suite, TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

/** The texts of the service's own files, by path. */
export type Sources = ReadonlyMap<string, string>;

interface SchemaModule {
  readonly component: string;
  /** What the module exports. */
  readonly name: string;
  readonly path: string;
  readonly shape: Shape;
}

/** Reads `Book: bookSchema,` of the list of schemas. */
function listNames(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^ +(?:(\w+)|(['"])(.+)\2): (\w+),$/gm);
  return new Map([...lines].map(([, plain, , quoted, name = '']) => [plain ?? quoted ?? '', name]));
}

/** Schemas of the specification that a module of the service exports by their name. */
function findSchemas({ document }: ServiceView, sources: Sources): SchemaModule[] {
  const modules = [...sources].filter(([path]) => path.startsWith('src/schemas/'));
  const listed = listNames(sources.get('src/schemas/index.ts') ?? '');
  return Object.keys(document.components?.schemas ?? {}).flatMap((component) => {
    const name = listed.get(component) ?? `${lowerFirst(toIdentifier(component, 'pascal'))}Schema`;
    const found = modules.find(([, text]) => new RegExp(`^export const ${name}\\b`, 'm').test(text));
    if (found === undefined) return [];
    const pointer = `#/components/schemas/${component.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const shape = parseShape(document, { $ref: pointer }, pointer);
    return explainUnsampled(shape) === undefined ? [{ component, name, path: found[0], shape }] : [];
  });
}

function listBounds({ name, shape }: PropertyShape): Row[] {
  const row = (label: string, value: string): Row => ({
    label: `whose ${name} ${label}`,
    values: [renderObject([[name, value]])],
  });
  if (shape.kind === 'string') return listLengths(shape).map(([label, value]) => row(label, value));
  if (shape.kind === 'integer' || shape.kind === 'number')
    return listEnds(shape).map((value) => row(`is ${value}`, String(value)));
  return shape.kind === 'enum' ? shape.values.map((value) => row(`is ${String(value)}`, renderLiteral(value))) : [];
}

function listLengths({ minLength, maxLength, pattern, format }: StringShape): [string, string][] {
  if (pattern !== undefined || format !== undefined) return [];
  const long = maxLength === undefined ? [] : [maxLength];
  return [...new Set([minLength, ...long])].flatMap((length): [string, string][] => [
    [`has ${length} characters`, length < 4 ? renderLiteral('x'.repeat(length)) : `"x".repeat(${length})`],
    ...(length === maxLength
      ? [[`has ${length} characters beyond the basic plane`, `"\u{1F4DA}".repeat(${length})`] as [string, string]]
      : []),
  ]);
}

function listEnds(shape: NumberShape): number[] {
  const ends = [shape.minimum, shape.maximum].filter((end) => end !== undefined);
  return [...new Set(ends)].filter((end) => allowsNumber(shape, end));
}

function testObject({ component, name, shape }: SchemaModule & { shape: ObjectShape }): TestCase[] {
  const whole = renderObjectSample(shape, 'whole');
  const sure = shape.properties.filter(({ isReadOnly, isWriteOnly }) => !isReadOnly && !isWriteOnly);
  const required = shape.properties.filter((property) => property.isRequired);
  const least = renderObject(
    required.map((property) => [property.name, renderSample(property.shape, property.name, 'whole')]),
  );
  const faults = listFaults(sure).map(({ label, property, value }) => ({
    label,
    values: [renderObject([[property, value]])],
  }));
  const bounds = sure.flatMap(listBounds);
  const none = ['null', '[]', '"text"', '42'].map((code) => ({ label: code, values: [code] }));
  const isLess = required.length < shape.properties.length && required.length >= shape.minProperties;
  return [
    acceptOne(name, `accepts ${component} with everything`, whole),
    ...(isLess ? [acceptOne(name, `accepts ${component} with no more than it must have`, least)] : []),
    ...changeRows(
      `accepts ${component} %s`,
      whole,
      bounds,
      (value) => `expect(${name}.parse(${value})).toMatchObject(changes);`,
    ),
    ...changeRows(
      `refuses ${component} %s`,
      whole,
      faults,
      (value) => `expect(${name}.safeParse(${value}).success).toBe(false);`,
    ),
    refuseRows(name, none),
  ];
}

function acceptOne(name: string, title: string, value: string): TestCase {
  return {
    title,
    isSync: true,
    lines: [`const value = ${value};`, `expect(${name}.parse(value)).toMatchObject(value);`],
  };
}

/** A sound object, changed in one place. */
function changeRows(title: string, sound: string, rows: readonly Row[], check: (value: string) => string): TestCase[] {
  if (rows.length === 0) return [];
  const lines = [`const sound = ${sound};`, check('{ ...sound, ...changes }')];
  return [{ title, isSync: true, table: { columns: ['changes'], rows }, lines }];
}

function refuseRows(name: string, rows: readonly Row[]): TestCase {
  return {
    title: 'refuses %s',
    isSync: true,
    table: { columns: ['value'], rows },
    lines: [`expect(${name}.safeParse(value).success).toBe(false);`],
  };
}

function testValue({ component, name, shape }: SchemaModule): TestCase[] {
  const values = shape.kind === 'enum' ? shape.values.map(renderLiteral) : [renderSample(shape, component, 'whole')];
  const rows = values.map((value) => ({ label: value.slice(0, 60), values: [value] }));
  const faults = listValueFaults(shape).map(({ label, value }) => ({
    label: `a value that ${label}`,
    values: [value],
  }));
  return [
    {
      title: 'accepts %s',
      isSync: true,
      table: { columns: ['value'], rows },
      lines: [`expect(${name}.parse(value)).toEqual(value);`],
    },
    ...(faults.length === 0 ? [] : [refuseRows(name, faults)]),
  ];
}

function testSchema(schema: SchemaModule): Suite {
  const { shape } = schema;
  return { title: schema.name, cases: shape.kind === 'object' ? testObject({ ...schema, shape }) : testValue(schema) };
}

/** Tests of the service's schemas: they accept what the specification allows, and nothing else. */
export function emitSchemas(view: ServiceView, sources: Sources): TestModule | undefined {
  const schemas = findSchemas(view, sources);
  const suites = schemas.map(testSchema);
  const code = suites.flatMap(({ cases }) => cases.flatMap(({ lines }) => lines)).join('\n');
  const head = [
    'import { describe, expect, it } from "vitest";',
    '',
    ...schemas.map(({ name, path }) => `import { ${name} } from "../../${path.replace(/\.ts$/, '.js')}";`),
    'import { digits, matching, next, restartSamples, uuid } from "../support/samples.js";',
    ...(/\b(?:next|matching)\(/.test(code) ? ['', 'restartSamples();'] : []),
  ].join('\n');
  return createModule({ path: 'tests/unit/schemas.test.ts', kind: 'unit', head, suites });
}
