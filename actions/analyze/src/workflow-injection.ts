import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';

import type { RawFinding } from './analyser';

const EXPRESSION = /\$\{\{(.*?)\}\}/gs;
const PROPERTY = /\bgithub\.[\w.*[\]]+/g;
// Text that anybody may write: titles, bodies, names of branches, messages of commits.
const UNTRUSTED =
  /^github\.(?:head_ref$|event\.(?:issue|pull_request|comment|review|discussion)\..*(?:title|body|ref|label)$|event\.(?:head_commit|commits)\b.*(?:message|name|email)$)/;

interface Script {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

function listScripts(value: unknown, path: readonly PropertyKey[] = []): Script[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listScripts(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    key === 'run' && typeof item === 'string'
      ? [{ path: [...path, key], text: item }]
      : listScripts(item, [...path, key]),
  );
}

function listUntrusted(script: string): string[] {
  const properties = [...script.matchAll(EXPRESSION)].flatMap(
    ([, expression = '']) => expression.match(PROPERTY) ?? [],
  );
  return [...new Set(properties)].filter((property) => UNTRUSTED.test(property));
}

/**
 * Expressions over text that anybody may write, inside a script: the runner pastes the text into the script before a
 * shell reads it, so a title can be a command. Passed by `env:`, it is only a value.
 */
export function findInjections(file: string, text: string): RawFinding[] {
  const yaml = parseYaml(text);
  return listScripts(yaml.value).flatMap((script) =>
    listUntrusted(script.text).map((property) => ({
      rule: 'script-injection',
      level: 'error',
      message: `${property} is text that anybody may write, pasted into a script: pass it by env`,
      path: file,
      anchor: `${script.path.join('.')} ${property}`,
      help: 'https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions',
      ...yaml.locate(script.path),
    })),
  );
}
