import type { ShortForm } from '@orchestrate/contracts/short-form';
import { shortFormSchema } from '@orchestrate/contracts/short-form';
import { locateIssues } from '@orchestrate/kit/yaml/located-issues';
import type { LocatedIssue } from '@orchestrate/kit/yaml/located-issues';
import { parseYaml, toPointer } from '@orchestrate/kit/yaml/located-yaml';

import { adviseOnSyntax } from '../specification/advice';

import { checkShortForm } from './check-short-form';

export type ParsedShortForm =
  { readonly form: ShortForm; readonly problems?: undefined } | { readonly problems: readonly LocatedIssue[] };

/** Reads the short form's text, or says everything that is wrong with it. */
export function parseShortForm(text: string): ParsedShortForm {
  const yaml = parseYaml(text);
  if (yaml.errors.length > 0)
    return {
      problems: yaml.errors.map((error) => ({ ...error, pointer: '#', advice: adviseOnSyntax(error.message) })),
    };
  const result = shortFormSchema.safeParse(yaml.value);
  if (!result.success) return { problems: locateIssues(result.error, yaml) };
  const problems = checkShortForm(result.data).map(({ path, message, advice }) => ({
    ...yaml.locate(path),
    pointer: toPointer(path),
    message,
    advice,
  }));
  return problems.length > 0 ? { problems } : { form: result.data };
}
