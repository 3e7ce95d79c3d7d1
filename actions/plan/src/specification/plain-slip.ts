import { findByPointer } from '@orchestrate/kit/openapi/references';
import { isObject } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

type Json = Record<string, unknown>;

/** A place that breaks a rule of OpenAPI. */
export interface Broken {
  readonly message: string;
  readonly suggest: readonly string[];
  /** Where it is, in its own file. */
  readonly keys: readonly string[];
  readonly root: unknown;
}

/** What is meant by it, and how it is written as OpenAPI has it. */
export interface Meant {
  readonly reading: string;
  readonly mend: () => void;
}

/** Reads one kind of slip; `undefined` where it is none, or leaves a doubt. */
export type ReadSlip = (broken: Broken) => Meant | undefined;

/** What stands at a place, some steps above it. */
export function findAbove({ root, keys }: Broken, steps: number): unknown {
  return findByPointer(root, toPointer(keys.slice(0, keys.length - steps)));
}

/** The object that holds a place. */
export function findHolder(broken: Broken, steps = 1): Json | undefined {
  const holder = findAbove(broken, steps);
  return isObject(holder) ? holder : undefined;
}

/** A slip of which another value is meant. */
export function replaced(broken: Broken, value: unknown, reading: string): Meant {
  return { reading, mend: () => putValue(broken, value) };
}

/** A slip that says nothing. */
export function leftOut(broken: Broken, reading: string): Meant {
  return {
    reading,
    mend: () => {
      const holder = findHolder(broken);
      if (holder !== undefined) Reflect.deleteProperty(holder, broken.keys.at(-1) ?? '');
    },
  };
}

function putValue(broken: Broken, value: unknown): void {
  const holder = findAbove(broken, 1);
  const key = broken.keys.at(-1);
  if (typeof holder === 'object' && holder !== null && key !== undefined) Reflect.set(holder, key, value);
}
