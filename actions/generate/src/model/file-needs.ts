import type { OperationModel } from './operations';

/** In which ways the files of a service come and go. */
export interface FileNeeds {
  /** Whether some request is a file. */
  readonly fileBodies: boolean;
  /** Whether some file is a part of a form. */
  readonly fileParts: boolean;
  /** Whether some part may have certain media types alone. */
  readonly filePartTypes: boolean;
  /** Whether some file may have certain media types alone. */
  readonly comparesTypes: boolean;
  /** Whether some file may be too large. */
  readonly fileLimits: boolean;
  /** Whether some stored file may have a name. */
  readonly fileNames: boolean;
  /** Whether some file is given in any type of several. */
  readonly fileRanges: boolean;
}

function listDeclared({ planned, responses }: OperationModel): string[] {
  return Object.keys(responses.get(String(planned.success?.status))?.value.content ?? {});
}

export function describeFiles(operations: readonly OperationModel[]): FileNeeds {
  const done = operations.filter(({ custom }) => custom === undefined);
  const first = done.flatMap(({ planned }) => planned.upload ?? []);
  const all = [...first, ...first.flatMap(({ others = [] }) => others)];
  const fileParts = all.some(({ part }) => part !== undefined);
  const given = done.filter(({ planned }) => planned.kind === 'download').flatMap(listDeclared);
  const fileBodies = first.some(({ types }) => types.length > 0);
  const filePartTypes = all.some(({ partTypes }) => partTypes !== undefined);
  return {
    fileBodies,
    fileParts,
    filePartTypes,
    comparesTypes: fileBodies || filePartTypes,
    fileLimits: all.some(({ maxBytes }) => maxBytes !== undefined),
    // What a person writes may store one, however it came.
    fileNames: fileParts || done.length < operations.length,
    fileRanges: given.some((type) => type.includes('*')),
  };
}
