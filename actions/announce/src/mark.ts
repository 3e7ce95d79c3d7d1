/** Which of two runs of a workflow is the later one: by number, and by attempt of the same. */
export interface Turn {
  readonly number: number;
  readonly attempt: number;
}

function toSlug(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 60) || 'unnamed';
}

/** Tells what belongs to a workflow and a service; nothing in it can end a comment of HTML. */
export function createKey(workflow: string, name: string): string {
  return `${toSlug(workflow)}/${toSlug(name)}`;
}

/** Whether the first is the later one. */
export function isLater(a: Turn, b: Turn): boolean {
  return a.number > b.number || (a.number === b.number && a.attempt > b.attempt);
}

/** What is hidden in a comment, and kept with a check, to find it again. */
export function renderMark(key: string, { number, attempt }: Turn): string {
  return `orchestrate:${key}:${number}.${attempt}`;
}

/** Whose turn a mark is of; `undefined` where it is none, or of another workflow or service. */
export function readMark(text: string, key: string): Turn | undefined {
  const head = `orchestrate:${key}:`;
  if (!text.startsWith(head)) return undefined;
  const [, number, attempt] = /^(\d{1,15})\.(\d{1,9})(?!\d)/.exec(text.slice(head.length)) ?? [];
  return number === undefined ? undefined : { number: Number(number), attempt: Number(attempt) };
}
