import path from 'node:path';

import type { Plan } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { createService } from '../../model/service';
import { emitService } from '../service';
import { readTemplates } from '../templates';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../templates');

/** The files of a service as they are before they are formatted, by their paths. */
export async function emitFiles(plan: Plan, document: OpenApiDocument): Promise<ReadonlyMap<string, string>> {
  const { files } = await emitService(createService(plan, document), await readTemplates(TEMPLATES));
  return new Map(files.map((file) => [file.path, file.text]));
}

/** The same, each file as one line: where lines end is decided when they are formatted. */
export async function emitLines(plan: Plan, document: OpenApiDocument): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await emitFiles(plan, document))].map(([file, text]) => [file, text.replace(/\s+/g, ' ')]));
}
