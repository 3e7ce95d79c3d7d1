import { BaseResolver, Source } from '@redocly/openapi-core';
import type { Document } from '@redocly/openapi-core';

import { unfoldsTooFar } from './reference-loops';
import type { SourceFiles } from './source-files';
import { LARGEST_FILE_MEGABYTES } from './source-files';

/** Reads what a reference names: through the given files, and from the network only where that is allowed. */
export class SpecificationResolver extends BaseResolver {
  constructor(
    private readonly files: SourceFiles,
    private readonly allowRemote: boolean,
  ) {
    super();
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (!/^(?:https?|file|data):/.test(absoluteRef)) return new Source(absoluteRef, await this.files.read(absoluteRef));
    if (!absoluteRef.startsWith('http')) throw new Error(`${absoluteRef.slice(0, 80)} is no file and no web address`);
    if (!this.allowRemote) throw new Error(`${absoluteRef} is remote`);
    const source = await super.loadExternalRef(absoluteRef);
    if (source.body.length > LARGEST_FILE_MEGABYTES * 1024 * 1024)
      throw new Error(`it is larger than ${LARGEST_FILE_MEGABYTES} MB`);
    this.files.note(absoluteRef, source.body);
    return source;
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const document = super.parseDocument(source, isRoot);
    if (unfoldsTooFar(document.parsed)) throw new Error('its aliases unfold into more than can be read');
    return document;
  }

  /** Everything that was read and parsed so far, by its absolute path or address. */
  async listDocuments(): Promise<Map<string, unknown>> {
    const settled = await Promise.allSettled([...this.cache].map(async ([file, one]) => [file, await one] as const));
    const documents = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    return new Map(documents.map(([file, one]) => [file, 'parsed' in one ? one.parsed : undefined]));
  }
}
