import { parse } from 'shell-quote';

// What these change lasts only as long as the shell that runs them.
const NEEDS_ONE_SHELL =
  /(?:^|&&)\s*(?:cd|pushd|export|source|\.|set|unset|alias|exec|trap|umask|eval)\b|[`$\n]|(?:^|&&)\s*\w+=/;

/**
 * Cuts `a && b && c` into its commands. A line that needs one shell for all of it (other operators, variables, `cd`)
 * stays whole.
 */
export function splitChain(line: string): string[] {
  const words = parse(line);
  const isChain = words.every((word) => typeof word === 'string' || ('op' in word && word.op === '&&'));
  if (!isChain || NEEDS_ONE_SHELL.test(line)) return [line];
  const parts = line.split('&&').map((part) => part.trim());
  // An && inside quotes is no operator.
  const operators = words.filter((word) => typeof word !== 'string').length;
  return parts.length === operators + 1 && parts.every((part) => part !== '') ? parts : [line];
}
