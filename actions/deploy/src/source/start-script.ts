// What services call the script that starts what was built, where they have none of the usual name.
const NAMES = ['start', 'start:prod', 'start:production'];

/** The script that starts a service, with what npm runs before it. */
export interface StartScript {
  readonly name: string;
  readonly line: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function findStartScript(scripts: Readonly<Record<string, string>>): StartScript | undefined {
  const name = NAMES.find((one) => (scripts[one] ?? '').trim() !== '');
  if (name === undefined) return undefined;
  return { name, line: (scripts[name] ?? '').trim(), before: scripts[`pre${name}`], after: scripts[`post${name}`] };
}
