import type { Failure } from './failures';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';

/** What a segment begins with by the style of its parameter. */
const BEGINNINGS: Readonly<Record<string, (name: string) => string>> = {
  label: () => '.',
  matrix: (name) => `;${name}`,
};

/** Whether the address that was asked lacks what the style of a path parameter puts before its value. */
export function lacksStyle(document: OpenApiDocument, entry: OperationEntry, { address }: Failure): boolean {
  if (address === undefined) return false;
  const asked = new URL(address).pathname.split('/').reverse();
  const segments = entry.path.split('/').reverse();
  return listParameters(document, entry).some(({ value: { in: place, name, style = 'simple' } }) => {
    const beginning = place === 'path' ? BEGINNINGS[style]?.(name) : undefined;
    const segment = decodeURIComponent(asked[segments.indexOf(`{${name}}`)] ?? '');
    return beginning !== undefined && !segment.startsWith(beginning);
  });
}
