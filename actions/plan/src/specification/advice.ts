/** Rules of the parser's linter that are errors here, and ours; each with what helps. */
export const RULE_ADVICE: Readonly<Record<string, string>> = {
  struct: 'write it as the OpenAPI specification says',
  'no-unresolved-refs': 'correct the reference, or add what it refers to',
  'no-identical-paths': 'keep one of them',
  'path-parameters-defined': 'make the parameters and the path agree',
  'operation-parameters-unique': 'keep one of them',
  'no-required-schema-properties-undefined': 'add the property, or take it out of required',
  'plan/operation-count': 'put between 1 and 5000 operations under paths',
  'plan/operation-id-unique': 'give each operation an operationId of its own',
  'plan/path-template': 'write it like /pets/{petId}',
  'plan/security-declared': 'declare it under components.securitySchemes',
};

/** What helps against one problem; a rule's own suggestion comes first. */
export function adviseOn(rule: string, message: string, suggestions: readonly string[]): string {
  if (suggestions.length > 0) return `did you mean ${suggestions.map((name) => JSON.stringify(name)).join(' or ')}?`;
  if (message.endsWith(' is remote'))
    return 'keep a copy beside the specification, or set safety.allow-remote-references: true in .orchestrate.yml';
  if (message.startsWith('Failed to parse')) return adviseOnSyntax(message);
  if (message.includes('must be present')) return 'add it';
  if (message.includes('is not expected here')) return 'remove it, or begin its name with x-';
  return RULE_ADVICE[rule] ?? 'correct it';
}

/** What helps against a text that is no YAML. */
export function adviseOnSyntax(message: string): string {
  return /keys must be unique/i.test(message) ? 'keep one of the two' : 'correct the YAML or JSON';
}
