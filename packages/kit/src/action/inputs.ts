import type { Allowance } from '@orchestrate/contracts/allowance';
import { allowanceSchema } from '@orchestrate/contracts/allowance';
import { statusSchema } from '@orchestrate/contracts/status';
import { z } from 'zod';

import { ConfigurationError } from '../errors';

/** `specPath` ↔ `spec-path`: the one place where names cross between action.yml and code. */
export function toKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A boolean as YAML 1.2 writes it; anything else is an error, never `false`. */
export function booleanInput(fallback: boolean): z.ZodType<boolean, string | undefined> {
  return z
    .string()
    .default(String(fallback))
    .transform((text, context) => {
      if (/^(true|True|TRUE)$/.test(text)) return true;
      if (/^(false|False|FALSE)$/.test(text)) return false;
      context.addIssue({ code: 'custom', message: `must be true or false, not ${JSON.stringify(text)}` });
      return z.NEVER;
    });
}

/** A number within bounds. */
export function numberInput(fallback: number, minimum: number, maximum: number): z.ZodType<number, string | undefined> {
  return z
    .string()
    .default(String(fallback))
    .transform((text, context) => {
      const value = Number(text);
      if (text.trim() !== '' && value >= minimum && value <= maximum) return value;
      context.addIssue({
        code: 'custom',
        message: `must be a number from ${minimum} to ${maximum}, not ${JSON.stringify(text)}`,
      });
      return z.NEVER;
    });
}

/** Text that may be left out. */
export function textInput(fallback = ''): z.ZodType<string, string | undefined> {
  return z.string().default(fallback);
}

/** One of several words. */
export function choiceInput<const T extends string>(
  choices: readonly T[],
  fallback: T,
): z.ZodType<T, string | undefined> {
  return z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const choice = choices.find((candidate) => candidate === text);
      if (choice !== undefined) return choice;
      context.addIssue({ code: 'custom', message: `must be ${choices.join(', ')}, not ${JSON.stringify(text)}` });
      return z.NEVER;
    });
}

/** Words separated by commas or line breaks; empty ones are dropped. */
export function listInput(fallback = ''): z.ZodType<string[], string | undefined> {
  return z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(/[,\n]/)
        .map((word) => word.trim())
        .filter(Boolean),
    );
}

/** Statuses that fail the step, or `none`. */
export function failOnInput(fallback: string): z.ZodType<z.infer<typeof statusSchema>[], string | undefined> {
  return listInput(fallback).transform((words, context) => {
    if (words.length === 1 && words[0] === 'none') return [];
    return words.flatMap((word) => {
      const status = statusSchema.safeParse(word);
      if (status.success) return [status.data];
      context.addIssue({
        code: 'custom',
        message: `${JSON.stringify(word)} is no status; use ${statusSchema.options.join(', ')} or none`,
      });
      return [];
    });
  });
}

/** What heal may change that it never does otherwise; each word once. */
export function allowInput(): z.ZodType<Allowance[], string | undefined> {
  return listInput().transform((words, context) => {
    const known = words.flatMap((word) => {
      const allowance = allowanceSchema.safeParse(word);
      if (allowance.success) return [allowance.data];
      context.addIssue({
        code: 'custom',
        message: `${JSON.stringify(word)} is nothing that can be allowed; use ${allowanceSchema.options.join(', ')}, separated by commas, or leave it empty`,
      });
      return [];
    });
    return [...new Set(known)];
  });
}

/** Number of a pull request; `undefined` where it is left out. */
export function pullRequestInput(): z.ZodType<number | undefined, string | undefined> {
  return textInput().transform((text, context) => {
    if (text === '') return undefined;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    context.addIssue({
      code: 'custom',
      message: `must be the number of a pull request, for example 12, not ${JSON.stringify(text)}`,
    });
    return z.NEVER;
  });
}

/** Inputs that every action has; spread into each action's own schema. */
export const commonInputs = {
  /** Directory that paths of other inputs are relative to, itself relative to the workspace. */
  workingDirectory: textInput('.'),
  /** Run directory of an earlier step; empty: the one the job is in, or a new one. */
  runDirectory: textInput(),
  /** Statuses that fail the step, or `none`. */
  failOn: failOnInput('failed,blocked'),
};

/** The values of {@link commonInputs}. */
export interface CommonInputs {
  readonly workingDirectory: string;
  readonly runDirectory: string;
  readonly failOn: readonly z.infer<typeof statusSchema>[];
}

/**
 * Reads an action's inputs by their kebab-case names and checks them all.
 * @param read - gives an input's text, empty when it is not set
 * @throws {ConfigurationError} `bad-input`, one problem a line, each beginning with the input's name
 */
export function parseInputs<T>(schema: z.ZodObject & z.ZodType<T>, read: (name: string) => string): T {
  const raw: Record<string, string> = {};
  for (const key of Object.keys(schema.shape)) {
    const text = read(toKebabCase(key));
    if (text !== '') raw[key] = text;
  }
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${toKebabCase(String(issue.path[0] ?? 'inputs'))}: ${issue.message}`,
  );
  throw new ConfigurationError('bad-input', problems);
}
