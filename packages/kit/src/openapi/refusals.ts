const PROOF = String.raw`(?:tokens?|credentials?|credenciales|jwt|api[ -]?keys?|authentication|autenticaci[oó]n)`;
const LACK = String.raw`(?:missing|without|no|sin|falta|absent|invalid|inv[aá]lid[oa]s?|wrong|expired)`;
const BETWEEN = String.raw`\W+(?:(?:an?|the|valid|or|and|is|el|un|auth\w*|bearer|access|api) +){0,3}`;
const UNPROVEN = new RegExp(
  String.raw`\b${LACK}${BETWEEN}${PROOF}|\b${PROOF}${BETWEEN}${LACK}|\b(?:not|un) ?authenticated\b|\bnot logged in\b`,
  'i',
);
/** Words of who is known, and may not. */
const KNOWN = /\b(?:scopes?|roles?|permi\w+|privileges?|rights?|owners?|admin\w*|allowed)\b/i;

/**
 * What answers who proves not to be anybody: 401, else 403 where it alone is declared and its description says that it is
 * for them.
 * @param declared - descriptions by status, as a specification writes it
 */
export function findStrangerStatus(declared: ReadonlyMap<string, string>): 401 | 403 {
  const description = declared.get('403') ?? '';
  const isOther = ['401', '4XX', '4xx', 'default'].some((status) => declared.has(status));
  return !isOther && UNPROVEN.test(description) && !KNOWN.test(description) ? 403 : 401;
}
