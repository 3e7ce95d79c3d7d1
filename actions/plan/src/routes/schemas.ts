import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import { readLiteral, UNKNOWN } from '@orchestrate/kit/source-code/literals';
import type ts from 'typescript';

import type { Step } from './schema-chain';
import { isExpression, readChain } from './schema-chain';
import type { JsonSchema, Part } from './schema-steps';
import { applyStep } from './schema-steps';

const DEEPEST = 12;
const PLAIN: Readonly<Record<string, JsonSchema>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  int: { type: 'integer' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  date: { type: 'string', format: 'date-time' },
  datetime: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  uuid: { type: 'string', format: 'uuid' },
  url: { type: 'string', format: 'uri' },
  any: {},
  unknown: {},
};

/** Reads schemas of Zod and TypeBox out of the syntax, as JSON Schema. */
class SchemaReader {
  private depth = 0;

  constructor(private readonly evaluator: Evaluator) {}

  /** `undefined` where it is no schema, or one that is worked out when it runs. */
  read(node: ts.Expression): Part | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth += 1;
    try {
      const { begin, steps } = readChain(node, this.evaluator);
      const first = isExpression(begin) ? this.follow(begin, node) : this.construct(begin);
      // What extends an object may be written as its fields alone.
      const read = (one: ts.Expression): Part | undefined => this.read(one) ?? this.readFields(one);
      return steps.reduce<Part | undefined>(
        (part, step) => (part === undefined ? undefined : applyStep(part, step, this.evaluator, read)),
        first,
      );
    } finally {
      this.depth -= 1;
    }
  }

  private readFields(node: ts.Expression): Part | undefined {
    const schema = this.readObject(node);
    return schema === undefined ? undefined : { schema, isOptional: false };
  }

  /** A name of a schema, or `Other.shape.id`. */
  private follow(begin: ts.Expression, whole: ts.Expression): Part | undefined {
    const { ts: typescript } = this.evaluator.code;
    if (typescript.isPropertyAccessExpression(begin) && typescript.isPropertyAccessExpression(begin.expression)) {
      const { expression: shape, name } = begin;
      const owner = shape.name.text === 'shape' ? this.read(shape.expression) : undefined;
      const own = owner?.schema.properties?.[name.text];
      if (own !== undefined) return { schema: own, isOptional: owner?.schema.required?.includes(name.text) !== true };
    }
    const found = this.evaluator.resolve(begin);
    const isNew = found !== undefined && found !== begin && found !== whole && typescript.isExpression(found);
    return isNew ? this.read(found) : undefined;
  }

  private construct({ name, args }: Step): Part | undefined {
    const kind = name.charAt(0).toLowerCase() + name.slice(1);
    const [first, second] = args;
    const plain = PLAIN[kind];
    if (plain !== undefined) return { schema: { ...plain, ...this.readOptions(first) }, isOptional: false };
    const schema = this.constructNested(kind, first, second);
    return schema === undefined ? undefined : { schema, isOptional: kind === 'optional' };
  }

  private constructNested(
    kind: string,
    first: ts.Expression | undefined,
    second: ts.Expression | undefined,
  ): JsonSchema | undefined {
    if (first === undefined) return undefined;
    if (kind === 'literal') return this.readMembers(first, (value) => ({ const: value }));
    if (kind === 'enum') return this.readMembers(first, (value) => ({ enum: [value].flat() }));
    if (kind === 'array') return { type: 'array', items: this.readInner(first), ...this.readOptions(second) };
    if (kind === 'object' || kind === 'strictObject' || kind === 'looseObject') return this.readObject(first);
    if (kind === 'record') return { type: 'object', additionalProperties: this.readInner(second ?? first) };
    if (kind === 'union') return { anyOf: this.readAll(first) };
    if (kind === 'discriminatedUnion' && second !== undefined) return { anyOf: this.readAll(second) };
    if (kind === 'optional') return this.read(first)?.schema;
    if (kind === 'nullable') return { anyOf: [this.readInner(first), { type: 'null' }] };
    return undefined;
  }

  private readMembers(node: ts.Expression, make: (value: unknown) => JsonSchema): JsonSchema | undefined {
    const value = readLiteral(node, this.evaluator);
    return value === UNKNOWN ? undefined : make(value);
  }

  /** What cannot be read inside of a schema may be anything. */
  private readInner(node: ts.Expression): JsonSchema {
    return this.read(node)?.schema ?? {};
  }

  private readAll(node: ts.Expression): JsonSchema[] {
    const list = this.evaluator.resolve(node);
    const isList = list !== undefined && this.evaluator.code.ts.isArrayLiteralExpression(list);
    return isList ? list.elements.map((element) => this.readInner(element)) : [{}];
  }

  /** TypeBox takes what JSON Schema has no function for as an object; Zod takes messages there. */
  private readOptions(node: ts.Expression | undefined): JsonSchema {
    const value = node === undefined ? undefined : readLiteral(node, this.evaluator);
    const isOptions = typeof value === 'object' && value !== null && !Array.isArray(value);
    const known = /^(?:format|pattern|minLength|maxLength|minimum|maximum|minItems|maxItems|default|description)$/;
    return isOptions ? Object.fromEntries(Object.entries(value).filter(([name]) => known.test(name))) : {};
  }

  private readObject(node: ts.Expression): JsonSchema | undefined {
    const { ts: typescript } = this.evaluator.code;
    const object = this.evaluator.resolve(node);
    if (object === undefined || !typescript.isObjectLiteralExpression(object)) return undefined;
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of object.properties) {
      const name = property.name?.getText().replace(/^['"]|['"]$/g, '');
      const value = typescript.isPropertyAssignment(property)
        ? property.initializer
        : typescript.isShorthandPropertyAssignment(property)
          ? property.name
          : undefined;
      if (name === undefined || value === undefined) continue;
      const part = this.read(value);
      properties[name] = part?.schema ?? {};
      if (part?.isOptional === false) required.push(name);
    }
    return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
  }
}

/** Reads a schema of Zod or TypeBox as JSON Schema; {@link UNKNOWN} where it is none, or is worked out when it runs. */
export function readSchema(node: ts.Expression, evaluator: Evaluator): unknown {
  return new SchemaReader(evaluator).read(node)?.schema ?? UNKNOWN;
}
