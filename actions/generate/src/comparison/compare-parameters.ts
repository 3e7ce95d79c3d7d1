import type { Parameter } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import { extendPointer } from '@orchestrate/kit/openapi/references';

import { compareContent, compareOptionalSchemas } from './compare-bodies';
import type { Side, Sides } from './sides';

const IGNORED_HEADERS = /^(?:accept|content-type|authorization)$/i;

/** By place and name. OpenAPI ignores three headers as parameters, and header names ignore case. */
function readParameters({ document }: Side, entry: OperationEntry): Map<string, Parameter> {
  return new Map(
    listParameters(document, entry)
      .map(({ value }) => value)
      .filter((parameter) => parameter.in !== 'header' || !IGNORED_HEADERS.test(parameter.name))
      .map((parameter) => [
        `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`,
        parameter,
      ]),
  );
}

function readStyle(parameter: Parameter): string {
  const isForm = parameter.in === 'query' || parameter.in === 'cookie';
  const style = parameter.style ?? (isForm ? 'form' : 'simple');
  return `${style}, ${(parameter.explode ?? style === 'form') ? 'exploded' : 'not exploded'}`;
}

const FLAGS = ['required', 'deprecated', 'allowEmptyValue', 'allowReserved'] as const;

function hasFlag(parameter: Parameter, flag: string): boolean {
  return (parameter as unknown as Record<string, unknown>)[flag] === true;
}

export function compareParameters(given: OperationEntry, emitted: OperationEntry, sides: Sides): void {
  const { differences } = sides;
  const pointer = extendPointer(given.pointer, 'parameters');
  const [all, others] = [readParameters(sides.given, given), readParameters(sides.emitted, emitted)];
  differences.compareKeys(pointer, 'parameter', all, others, (at, one, other) => {
    for (const flag of FLAGS) differences.compare(at, flag, hasFlag(one, flag), hasFlag(other, flag));
    differences.compare(at, 'the style', readStyle(one), readStyle(other));
    compareOptionalSchemas(extendPointer(at, 'schema'), one.schema, other.schema, sides);
    compareContent(extendPointer(at, 'content'), one.content, other.content, sides);
  });
}
