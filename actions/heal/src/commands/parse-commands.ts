import type { GateCommand } from '@orchestrate/contracts/configuration';
import { gateCommandSchema } from '@orchestrate/contracts/configuration';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { parseCommandLine } from '@orchestrate/kit/exec/words';

import { nameCommand } from './name-command';
import { splitChain } from './split-chain';

const LABELLED = /^(?<name>[A-Za-z][\w-]*)?(?<optional>\?)?(?:\s*\((?<seconds>\d+)\s?s\))?:\s+(?<command>\S.*)$/;

interface Line {
  readonly name: string | undefined;
  readonly isOptional: boolean;
  readonly seconds: number | undefined;
  readonly command: string;
}

function parseLine(text: string): Line {
  const groups = LABELLED.exec(text)?.groups;
  if (groups?.command === undefined) return { name: undefined, isOptional: false, seconds: undefined, command: text };
  const { name, optional, seconds, command } = groups;
  return {
    name,
    isOptional: optional !== undefined,
    seconds: seconds === undefined ? undefined : Number(seconds),
    command,
  };
}

function toGates({ name, isOptional, seconds, command }: Line): Omit<GateCommand, 'timeout'>[] {
  const parts = splitChain(command);
  return parts.map((part, index) => ({
    // What a line is named is its last command; those before it prepare it.
    name: name !== undefined && index === parts.length - 1 ? name : nameCommand(part),
    command: part,
    required: !isOptional,
    ...(seconds === undefined ? {} : { timeout: seconds }),
  }));
}

function nameApart(gates: readonly Omit<GateCommand, 'timeout'>[]): Omit<GateCommand, 'timeout'>[] {
  const taken = new Set<string>();
  return gates.map((gate) => {
    let name = gate.name;
    for (let number = 2; taken.has(name); number += 1) name = `${gate.name.slice(0, 36)}-${number}`;
    taken.add(name);
    return { ...gate, name };
  });
}

/**
 * Reads the input `command`: one command a line, `name: command`, `name?: command` (optional), `name (90s): command`
 * (a time-out in seconds). Blank lines and lines that begin with `#` are passed over. `a && b` becomes two commands,
 * so that each is judged and understood by itself.
 * @throws {ConfigurationError} `bad-command`, one problem a line
 */
export function parseCommands(text: string): GateCommand[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const problems: string[] = [];
  const gates = nameApart(lines.map(parseLine).flatMap(toGates)).flatMap((gate) => {
    const result = gateCommandSchema.safeParse(gate);
    if (result.success) return [result.data];
    problems.push(...result.error.issues.map((issue) => `command: ${JSON.stringify(gate.name)}: ${issue.message}`));
    return [];
  });
  for (const { command } of gates) parseCommandLine(command);
  if (problems.length > 0) throw new ConfigurationError('bad-command', problems);
  return gates;
}
