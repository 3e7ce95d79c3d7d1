import type { PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { visitSchemas } from '@orchestrate/kit/openapi/schema-walk';

/** Formats of JSON Schema that demand something of a text, and that nothing here checks. */
const UNCHECKED = new Set([
  'idn-email',
  'idn-hostname',
  'iri',
  'iri-reference',
  'relative-json-pointer',
  'uri-template',
]);

/** Names the formats that are documented and let any text pass. */
export function warnFormats({ paths, components }: OpenApiDocument): PlanWarning[] {
  const found = new Set<string>();
  visitSchemas({ paths, components }, ({ format }) => {
    if (typeof format === 'string' && UNCHECKED.has(format)) found.add(format);
  });
  return [...found].sort().map((format) => ({
    rule: 'unchecked-format',
    message: `the format \`${format}\` is documented and not checked: any text is taken for it`,
  }));
}
