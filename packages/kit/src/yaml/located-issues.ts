import type { z } from 'zod';

import type { LocatedYaml, Position } from './located-yaml';
import { toPointer } from './located-yaml';

/** One thing that keeps a file from fitting its contract, where it stands, and what helps. */
export interface LocatedIssue extends Position {
  readonly pointer: string;
  readonly message: string;
  readonly advice: string;
}

interface PlainIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly advice: string;
  readonly isAtKey: boolean;
}

/** Of a union's branches the one that the value got furthest into, which is the one its author meant. */
function chooseBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const depthOf = (branch: readonly z.core.$ZodIssue[]): number =>
    Math.max(0, ...branch.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
  return branches.reduce((best, branch) => (depthOf(branch) > depthOf(best) ? branch : best), branches[0] ?? []);
}

function flatten(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): PlainIssue[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') return chooseBranch(issue.errors).flatMap((inner) => flatten(inner, path));
  if (issue.code === 'unrecognized_keys') {
    const advice = 'remove it, or correct its spelling';
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key ${JSON.stringify(key)}`,
      advice,
      isAtKey: true,
    }));
  }
  if (issue.code === 'invalid_key') {
    const allowed = issue.issues.map(({ message }) => message).join('; ');
    const message = `the name ${JSON.stringify(path.at(-1))} is not allowed`;
    return [{ path, message, advice: `use ${allowed}`, isAtKey: true }];
  }
  return [{ path, message: issue.message, advice: 'correct the value', isAtKey: false }];
}

/** Places every issue that a contract raised against a YAML or JSON file; an unknown key is placed at the key itself. */
export function locateIssues(error: z.ZodError, yaml: LocatedYaml): LocatedIssue[] {
  return error.issues
    .flatMap((issue) => flatten(issue, []))
    .map(({ path, message, advice, isAtKey }) => ({
      ...(isAtKey ? yaml.locateKey(path) : yaml.locate(path)),
      pointer: toPointer(path),
      message,
      advice,
    }));
}
