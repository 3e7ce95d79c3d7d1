import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { assignIdentifiers, toIdentifier } from '@orchestrate/kit/openapi/identifiers';
import { listOperations } from '@orchestrate/kit/openapi/operations';

import { toCamel, toKebab } from '../text/literals';

import { findCircles, hasMark, listReachable } from './schema-graph';

/**
 * What a schema is used for. `documented`: as the specification has it. `request`: without what only answers carry
 * (`readOnly`). `response`: without what only requests carry (`writeOnly`).
 */
export type Direction = 'documented' | 'request' | 'response';

/** A schema of the specification and what it is called in the service. */
export interface Component {
  readonly name: string;
  readonly schema: SchemaOrBoolean;
  /** Names of the type, by direction: `BookInput`. */
  readonly types: Readonly<Record<Direction, string>>;
  /** `src/schemas/book-input.ts`. */
  readonly file: string;
  /** Name of the zod schema, by direction; where two directions mean the same they have one. */
  readonly constants: Readonly<Record<Direction, string>>;
  /** Whether some request carries it. */
  readonly isReceived: boolean;
  /** Components in whose circle of references it is, itself too; empty: in none. */
  readonly circle: ReadonlySet<string>;
}

export type Components = ReadonlyMap<string, Component>;

// Files of `src/schemas/` that hold something else.
const TAKEN_FILES = new Set(['index', 'parameters', 'responses', 'checks']);

interface Usage {
  readonly requests: ReadonlySet<string>;
  readonly responses: ReadonlySet<string>;
}

function findUsage(document: OpenApiDocument): Usage {
  const operations = listOperations(document).map(({ operation }) => operation);
  const answers = operations.flatMap(({ responses = {} }) => Object.values(responses));
  return {
    requests: listReachable(
      document,
      operations.map(({ requestBody }) => requestBody),
    ),
    responses: listReachable(document, answers),
  };
}

/** The suffix that tells a direction's schema from the documented one; empty where they are the same. */
function findSuffixes(
  document: OpenApiDocument,
  name: string,
  { requests, responses }: Usage,
): Record<Direction, string> {
  const schema = document.components?.schemas?.[name];
  const hasRequest = requests.has(name) && hasMark(document, schema, 'readOnly');
  const hasResponse = responses.has(name) && hasMark(document, schema, 'writeOnly');
  return { documented: '', request: hasRequest ? 'Request' : '', response: hasResponse ? 'Response' : '' };
}

function mapDirections(
  suffixes: Record<Direction, string>,
  name: (suffix: string) => string,
): Record<Direction, string> {
  const { documented, request, response } = suffixes;
  return { documented: name(documented), request: name(request), response: name(response) };
}

/** Types of the service that stand beside those of the specification. */
const OWN_TYPES = new Set(['ApiError', 'ErrorAnswer']);

function nameWanted(name: string): string {
  return OWN_TYPES.has(toIdentifier(name, 'pascal')) ? `${name}Value` : name;
}

/** Names every schema of the specification's components, in their order. */
export function createComponents(document: OpenApiDocument): Components {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const requests = schemas.map(([name]) => ({ name: nameWanted(name), fallback: 'Schema' }));
  const identifiers = assignIdentifiers(requests, 'pascal', 'Value');
  const circles = findCircles(document);
  const usage = findUsage(document);
  const components = new Map<string, Component>();
  for (const [index, [name, schema]] of schemas.entries()) {
    const typeName = identifiers[index] ?? name;
    const kebab = toKebab(typeName);
    const suffixes = findSuffixes(document, name, usage);
    components.set(name, {
      name,
      schema,
      types: mapDirections(suffixes, (suffix) => `${typeName}${suffix}`),
      file: `src/schemas/${TAKEN_FILES.has(kebab) ? `${kebab}-schema` : kebab}.ts`,
      constants: mapDirections(suffixes, (suffix) => `${toCamel(typeName)}${suffix}Schema`),
      isReceived: usage.requests.has(name),
      circle: circles.get(name) ?? new Set(),
    });
  }
  return components;
}
