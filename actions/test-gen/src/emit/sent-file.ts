import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { renderLiteral, renderObject } from '../text/code';

const CONCRETE: Readonly<Record<string, string>> = {
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'text/*': 'text/plain',
  'application/*': 'application/pdf',
};

const USUAL_BYTES = 256;

/** A media type that one with a `*` stands for. */
export function findConcrete(type: string): string {
  return type.endsWith('*') ? (CONCRETE[type] ?? 'application/octet-stream') : type;
}

/** What is particular about a file that is sent. */
export interface FileOptions {
  readonly type?: string;
  /** The part of a form that carries it. */
  readonly part?: string;
  readonly bytes?: number;
  /** Code of what the form holds beside it. */
  readonly fields?: string;
}

/** Code of a file that an operation takes: the first way that it names, and every byte that there is. */
export function renderFile(
  { upload }: Pick<PlannedOperation, 'upload'>,
  { type, part, bytes, fields }: FileOptions = {},
): string {
  const { types = [], part: form, partTypes = [], maxBytes = USUAL_BYTES } = upload ?? {};
  const [first] = types;
  const own = part ?? (type === undefined && first === undefined ? form : undefined);
  const usual = own === undefined ? first : partTypes[0];
  const entries: (readonly [string, string])[] = [
    ['content', `bytes(${bytes ?? Math.min(USUAL_BYTES, maxBytes)})`],
    ['type', renderLiteral(type ?? findConcrete(usual ?? '*/*'))],
    ...(own === undefined ? [] : [['part', renderLiteral(own)] as const]),
    ...(own === undefined || fields === undefined ? [] : [['fields', fields] as const]),
  ];
  return renderObject(entries);
}
