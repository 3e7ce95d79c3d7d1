import type { PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

/** Formats of JSON Schema that demand something of a text, and that nothing here checks. */
const UNCHECKED = new Set([
  'idn-email',
  'idn-hostname',
  'iri',
  'iri-reference',
  'relative-json-pointer',
  'uri-template',
]);

// What stands there is a value and no schema.
const VALUES = new Set(['example', 'examples', 'default', 'enum', 'const']);

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { format } = value as { readonly format?: unknown };
  if (typeof format === 'string' && UNCHECKED.has(format)) found.add(format);
  for (const [key, inner] of Object.entries(value))
    if (!VALUES.has(key) && !key.startsWith('x-')) collect(inner, found);
}

/** Names the formats that are documented and let any text pass. */
export function warnFormats({ paths, components }: OpenApiDocument): PlanWarning[] {
  const found = new Set<string>();
  collect({ paths, components }, found);
  return [...found].sort().map((format) => ({
    rule: 'unchecked-format',
    message: `the format \`${format}\` is documented and not checked: any text is taken for it`,
  }));
}
