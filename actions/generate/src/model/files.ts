import type { Resource } from '@orchestrate/contracts/plan';
import type { CarriedPart, StoredFile, Upload } from '@orchestrate/contracts/stored-file';

import { toCamel, toKebab, toPascal, toWords } from '../text/literals';

import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

/** Bytes beside the items of a resource, and where they are kept. */
export interface FileModel {
  readonly planned: StoredFile;
  /** `src/resources/pets/photo-file.ts`. */
  readonly file: string;
  /** Name of the table's constant. */
  readonly constant: string;
  /** Name of its store among the stores. */
  readonly storeKey: string;
  readonly sqlName: string;
  /** For messages: `photo`. */
  readonly words: string;
}

export function createFiles({ files = [], name, plural }: Resource, nameTable: (name: string) => string): FileModel[] {
  return files.map((planned) => {
    const what = planned.name === 'file' ? '' : toPascal(planned.name);
    const constant = toCamel(`${name}${what}File`);
    return {
      planned,
      file: `src/resources/${toKebab(plural)}/${toKebab(planned.name)}-file.ts`,
      constant,
      storeKey: `${constant}s`,
      sqlName: nameTable(constant),
      words: toWords(toPascal(planned.name)),
    };
  });
}

/** A property that tells of a file. */
export interface FileFact {
  readonly file: FileModel;
  readonly property: string;
  readonly shows: 'type' | 'size' | 'name';
}

/** What representations of a resource tell of its files. */
export function listFacts({ files }: Pick<ResourceModel, 'files'>): FileFact[] {
  return files.flatMap((file) => (file.planned.facts ?? []).map((fact) => ({ file, ...fact })));
}

/** A file that a request carries beside the properties of an item. */
export interface CarriedModel {
  readonly file: FileModel;
  readonly carrying: Omit<CarriedPart, 'file' | 'part'> & Pick<Upload, 'types' | 'part'>;
}

/** Whether an operation makes or changes an item together with files of it. */
export function carriesFiles({ planned, custom }: OperationModel): boolean {
  return custom === undefined && planned.upload !== undefined && planned.kind !== 'upload';
}

/** The files that an operation makes or changes an item with. */
export function listCarried({ planned }: OperationModel, { files }: Pick<ResourceModel, 'files'>): CarriedModel[] {
  if (planned.upload === undefined) return [];
  const { others = [], receipt: _receipt, ...first } = planned.upload;
  return [{ file: planned.file, ...first }, ...others.map((one) => ({ types: [], ...one }))].map(
    ({ file: name, ...carrying }) => {
      const file = files.find((one) => one.planned.name === name);
      if (file === undefined) throw new Error(`${planned.id} carries no file that is kept`);
      return { file, carrying };
    },
  );
}

/** The file that an operation stores, gives or removes. */
export function findFile({ planned }: OperationModel, { files }: ResourceModel): FileModel {
  const file = files.find((one) => one.planned.name === planned.file);
  if (file === undefined) throw new Error(`${planned.id} is about no file`);
  return file;
}
