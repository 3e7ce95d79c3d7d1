import type { HandlerFrame } from './handler-frame';
import { renderNoSuch, renderViewer } from './handler-frame';

const TAGS_FILE = 'src/http/entity-tags.ts';

/** Keeps an item as it is found, and refuses who knows it otherwise; nothing where the operation asks for no tag. */
export function renderMatch(id: string, frame: HandlerFrame): string[] {
  const { operation, resource, module } = frame;
  const match = operation.planned.conditions?.match;
  if (match === undefined) return [];
  const tag = `${module.use('createEntityTag', TAGS_FILE)}(present)`;
  return [
    `const present = await ${frame.useStore(resource)}.lock(${id}${renderViewer(frame)});`,
    `if (present === undefined) ${renderNoSuch(resource, frame)}`,
    `${module.use('requireMatch', TAGS_FILE)}(c, ${tag}, ${match.stale});`,
  ];
}

/** An answer and the tag of what it shows, where the operation tells it. */
export interface Tagged {
  /** Statements before the answer. */
  readonly lines: readonly string[];
  /** The tag, as an expression. */
  readonly tag: string | undefined;
}

/** The tag of what is answered. A reader who names it is answered that nothing has changed. */
export function renderTag(stored: string, { operation, module }: HandlerFrame): Tagged {
  const { showsTag = false, answersUnchanged = false } = operation.planned.conditions ?? {};
  if (!showsTag) return { lines: [], tag: undefined };
  const tag = `${module.use('createEntityTag', TAGS_FILE)}(${stored})`;
  if (!answersUnchanged) return { lines: [], tag };
  return {
    lines: [
      `const tag = ${tag};`,
      `if (${module.use('isUnchanged', TAGS_FILE)}(c, tag)) return c.body(null, 304, { ETag: tag });`,
    ],
    tag: 'tag',
  };
}
