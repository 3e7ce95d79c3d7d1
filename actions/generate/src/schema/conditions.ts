import type { Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { toLiteral, toPropertyKey } from '../text/literals';

import { compilePattern } from './patterns';
import type { Render, Rendered, Scope } from './scope';
import { CHECKS_FILE, finish, pick, tellUnenforced } from './scope';

/** Keywords that a value must pass beside its type and its members. */
export const CONDITIONS = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
] as const;

/** What a schema demands by such keywords; `undefined`: nothing. */
export function pickConditions(schema: Schema): Schema | undefined {
  const picked = pick(schema, CONDITIONS);
  return Object.keys(picked).length === 0 ? undefined : picked;
}

/** What properties that no pattern matches must follow, and which are known by name. */
export interface Others {
  readonly known: readonly string[];
  readonly schema: SchemaOrBoolean | undefined;
}

const NO_OTHERS: Others = { known: [], schema: undefined };

type Condition = (schema: Schema, write: (part: SchemaOrBoolean) => string, scope: Scope, others: Others) => string;

function renderSchemas(
  schemas: Readonly<Record<string, SchemaOrBoolean>>,
  write: (part: SchemaOrBoolean) => string,
): string {
  return `{ ${Object.entries(schemas)
    .map(([name, part]) => `${toPropertyKey(name)}: ${write(part)},`)
    .join(' ')} }`;
}

const renderPatterns: Condition = ({ patternProperties = {} }, write, scope, { known, schema }) => {
  const patterns = Object.entries(patternProperties).flatMap(([pattern, part]) => {
    const compiled = compilePattern(pattern);
    if (compiled === undefined) tellUnenforced('patternProperties', scope);
    return compiled === undefined ? [] : [`[${compiled.toString()}, ${write(part)}],`];
  });
  const rest = schema === undefined ? '' : `, { known: ${toLiteral(known)}, schema: ${write(schema)} }`;
  return `[${patterns.join(' ')}]${rest}`;
};

/** The arguments of each check, by the keyword that asks for it, and the check. */
const CHECKS: readonly (readonly [keyword: (typeof CONDITIONS)[number], check: string, render: Condition])[] = [
  ['not', 'isNot', ({ not = true }, write) => write(not)],
  [
    'if',
    'isConditional',
    ({ if: condition = true, then = true, else: otherwise = true }, write) =>
      [condition, then, otherwise].map(write).join(', '),
  ],
  [
    'contains',
    'hasSome',
    ({ contains = true, minContains = 1, maxContains }, write) => {
      const bounds = { min: minContains, ...(maxContains === undefined ? {} : { max: maxContains }) };
      return `${write(contains)}, ${toLiteral(bounds)}`;
    },
  ],
  ['patternProperties', 'hasPatterns', renderPatterns],
  ['propertyNames', 'hasNames', ({ propertyNames = true }, write) => write(propertyNames)],
  ['dependentRequired', 'needsWith', ({ dependentRequired = {} }) => toLiteral(dependentRequired)],
  ['dependentSchemas', 'followsWith', ({ dependentSchemas = {} }, write) => renderSchemas(dependentSchemas, write)],
];

/** Adds a check for each such keyword, and documents them. */
export function applyConditions(
  rendered: Rendered,
  schema: Schema,
  scope: Scope,
  render: Render,
  others: Others = NO_OTHERS,
): Rendered {
  const documented = pickConditions(schema);
  if (documented === undefined) return rendered;
  const write = (part: SchemaOrBoolean): string => finish(render(part, scope));
  const checks = CHECKS.filter(([keyword]) => keyword in schema).map(([, check, condition]) => {
    const name = scope.module.use(check, CHECKS_FILE);
    return `.refine(...${name}(${condition(schema, write, scope, others)}))`;
  });
  const known = others.schema === undefined ? {} : { additionalProperties: others.schema };
  return {
    ...rendered,
    code: `${rendered.code}${checks.join('')}`,
    foreign: { ...rendered.foreign, ...documented, ...known },
  };
}
