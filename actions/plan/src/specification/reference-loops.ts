import { extendPointer, findByPointer, isReference } from '@orchestrate/kit/openapi/references';

// A file of the largest size that is read holds fewer; YAML aliases can unfold a small one into more.
const MOST_VALUES = 3_000_000;

/** Whether a parsed document is too much to walk through: aliases that multiply, or that contain themselves. */
export function unfoldsTooFar(root: unknown, most = MOST_VALUES): boolean {
  const waiting: unknown[] = [root];
  let count = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    count += 1;
    if (count > most) return true;
    if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) waiting.push(child);
  }
  return false;
}

function leadsInCircle(root: unknown, reference: string): boolean {
  const seen = new Set<string>();
  let target = reference;
  while (!seen.has(target)) {
    seen.add(target);
    const value = target.startsWith('#') ? findByPointer(root, target) : undefined;
    if (!isReference(value)) return false;
    target = value.$ref;
  }
  return true;
}

/**
 * Pointers of references that only ever lead to other references. A schema that contains itself is no such thing: it is
 * a value, and is found.
 */
export function findReferenceLoops(root: unknown): string[] {
  const loops: string[] = [];
  const waiting: [value: unknown, pointer: string][] = [[root, '#']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (isReference(value) && leadsInCircle(root, value.$ref)) loops.push(pointer);
    for (const [key, child] of Object.entries(value)) waiting.push([child, extendPointer(pointer, key)]);
  }
  return loops;
}
