type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function listSchemaNames(root: unknown): ReadonlySet<string> {
  const components = isObject(root) ? root.components : undefined;
  const schemas = isObject(components) ? components.schemas : undefined;
  return new Set(isObject(schemas) ? Object.keys(schemas) : []);
}

function resolveNames({ mapping }: Json, names: ReadonlySet<string>): void {
  if (!isObject(mapping)) return;
  for (const [value, target] of Object.entries(mapping)) {
    if (typeof target !== 'string' || !names.has(target)) continue;
    (mapping as Record<string, unknown>)[value] = `#/components/schemas/${target}`;
  }
}

/**
 * Makes references of the names of schemas that discriminators may map to: the parser takes `cat: Cat` for a file
 * called `Cat`. Changes the document in place, so that places in its text stay what they are.
 */
export function resolveDiscriminatorNames(root: unknown): void {
  const names = listSchemaNames(root);
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value.discriminator)) resolveNames(value.discriminator, names);
    waiting.push(...Object.values(value));
  }
}
