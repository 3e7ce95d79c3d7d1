import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { Code } from '@orchestrate/kit/source-code/code';

import { findRoutes } from './find-routes';
import { placeRoutes } from './place-routes';
import { writeDocument } from './write-document';

/** A specification that was read out of code. */
export interface DerivedDocument {
  readonly document: OpenApiDocument;
  /** The files that declare routes. */
  readonly files: readonly string[];
  /** What could not be read, one line each. */
  readonly unread: readonly string[];
}

/** Reads the specification of a service out of the syntax of its routes. Nothing of it is run. */
export function deriveDocument(code: Code, info: OpenApiDocument['info']): DerivedDocument {
  const found = findRoutes(code);
  const { placed, unread: loose } = placeRoutes(found, (router) => code.ts.isParameter(router));
  const { document, unread } = writeDocument(code, info, placed);
  return {
    document,
    files: [
      ...new Set(found.routes.map(({ router, place }) => [router.getSourceFile().fileName, placeFile(place)]).flat()),
    ],
    unread: [...found.unread, ...loose, ...unread],
  };
}

function placeFile(place: string): string {
  return place.replace(/:\d+$/, '');
}
