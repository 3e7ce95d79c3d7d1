const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

type Asked = Readonly<Partial<Record<(typeof FIELDS)[number], Readonly<Record<string, string>>>>>;

interface NpmLock {
  readonly packages?: Readonly<Record<string, Asked>>;
}

/** A manifest that asks again for what its lock file was made for. */
export interface Restored {
  readonly text: string;
  /** `name@range`, of those that come to be others. */
  readonly ranges: readonly string[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Takes over the ranges that an npm lock file notes of the manifest it was made for. Packages that only one of them
 * names are left alone.
 * @param place - the manifest's directory, from the lock file's
 * @returns `undefined` where nothing differs, or where either cannot be read
 */
export function restoreAsked(manifest: string, lock: string, place: string): Restored | undefined {
  const asked = parse(manifest) as Asked | undefined;
  const noted = (parse(lock) as NpmLock | undefined)?.packages?.[place];
  if (asked === undefined || noted === undefined) return undefined;
  let text = manifest;
  const ranges: string[] = [];
  for (const field of FIELDS)
    for (const [name, range] of Object.entries(asked[field] ?? {})) {
      const old = noted[field]?.[name];
      if (old === undefined || old === range) continue;
      const at = text.indexOf(`"${name}"`, text.indexOf(`"${field}"`));
      const written = JSON.stringify(range);
      const start = text.indexOf(written, at);
      if (at < 0 || start < 0) continue;
      text = text.slice(0, start) + JSON.stringify(old) + text.slice(start + written.length);
      ranges.push(`${name}@${old}`);
    }
  return ranges.length === 0 ? undefined : { text, ranges };
}
