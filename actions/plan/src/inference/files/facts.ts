import type { StoredFile } from '@orchestrate/contracts/stored-file';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from '../names';
import type { ResourceDraft } from '../resources';
import { listRequested } from '../writes';

import { findCarriedFile, nameCarried } from './carried-file';

type Fact = NonNullable<StoredFile['facts']>[number];

/** Names under which representations tell of their file, and the type that they have. */
const FACTS: readonly (readonly [Fact['shows'], RegExp, string])[] = [
  ['size', /^(?:size|bytes|filesize|sizebytes|sizeinbytes|contentlength)$/, 'integer'],
  ['type', /^(?:contenttype|mimetype|mediatype|filetype|mime)$/, 'string'],
  ['name', /^(?:name|filename|originalname|originalfilename)$/, 'string'],
];

/** The file that every new item of a resource begins with, and what its representation tells of it. */
export function findFirstFile(document: OpenApiDocument, draft: ResourceDraft): StoredFile | undefined {
  const creates = draft.collections[0]?.onCollection.filter(({ entry }) => entry.method === 'post') ?? [];
  const [carried] = creates.flatMap((view) => findCarriedFile(document, view) ?? []);
  // What need not be there tells nothing of every item.
  if (carried === undefined || carried.upload.isOptional === true) return undefined;
  const requested = listRequested(document, draft);
  const facts = [...draft.representation.properties].flatMap(([property, { value }]): Fact[] => {
    const type = listTypes(value).join();
    const found = FACTS.find(([, names, wanted]) => names.test(foldName(property)) && wanted === type);
    return found === undefined || requested.has(property) || property === draft.id.property
      ? []
      : [{ property, shows: found[0] }];
  });
  return { name: nameCarried(carried), ...(facts.length === 0 ? {} : { facts }) };
}
