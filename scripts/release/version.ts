import { gt, parse, valid } from 'semver';

/** A version that may be released, and the tags that it gets. */
export interface Release {
  readonly version: string;
  /** Never moved: `v1.2.3`. */
  readonly tag: string;
  /** What users of the newest of a major version name: `v1`. */
  readonly majorTag: string;
}

/** Everything that speaks against a version, each with what would help. */
export function judgeVersion(asked: string, tags: readonly string[]): string[] {
  if (valid(asked) !== asked)
    return [`version: ${JSON.stringify(asked)} is no version such as 1.2.3; see https://semver.org`];
  if (parse(asked)?.prerelease.length !== 0) return [`version: ${asked} is a pre-release; tags move to releases only`];
  const released = tags.filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag)).map((tag) => tag.slice(1));
  if (released.includes(asked)) return [`version: v${asked} is there already and never changes; take a higher one`];
  const major = parse(asked)?.major;
  const higher = released.filter((version) => parse(version)?.major === major && gt(version, asked));
  return higher.length === 0 ? [] : [`version: v${higher.join(', v')} came before ${asked}; take a higher one`];
}

/** The tags of a version. */
export function toRelease(version: string): Release {
  return { version, tag: `v${version}`, majorTag: `v${parse(version)?.major ?? 0}` };
}
