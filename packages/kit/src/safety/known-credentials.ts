/** A format of credentials that shows what it is, whoever holds it. */
export interface CredentialFormat {
  readonly name: string;
  /**
   * One of these stands in every text that holds one: the quick question before the slow one. Two characters at least,
   * the last two seldom beside each other elsewhere; in small letters where the pattern takes both.
   */
  readonly hints: readonly string[];
  /** Global. What a group `keep` takes at its start is no part of the credential. */
  readonly pattern: RegExp;
  /** Whether what fits is one after all. */
  readonly accepts?: (value: string, keep: string) => boolean;
}

const PLACEHOLDER =
  /^(?:[*x.]+|passw(?:or)?d|pass|pwd?|secret|postgres|root|admin|guest|user(?:name)?|test|example|change-?me|(?:your|my)[-_]?\w*|token|key|dev|local|ci)\d{0,4}$/i;
const TO_FILL_IN = /^[${<[%]|\$\{|\{\{/;

/** A password in an address, but for what documents and local databases have in its place. */
function isRealPassword(password: string, keep: string): boolean {
  const user = keep.slice(3, -1);
  return password !== user && !PLACEHOLDER.test(password) && !TO_FILL_IN.test(password);
}

function isNamedPassword(value: string): boolean {
  return Buffer.from(value, 'base64').toString('latin1').includes(':');
}

/** Long, of letters and digits: no word that stands there in a document. */
const OPAQUE = String.raw`(?=[A-Za-z0-9._~+/-]*\d)(?=[A-Za-z0-9._~+/-]*[A-Za-z])[A-Za-z0-9._~+/-]{20,}={0,2}`;
const MARK = String.raw`\\?["'\`]?\s{0,3}[:=,]\s{0,3}\\?["'\`]?`;
const KEY_HEADERS = [
  'x-api-key',
  'api-key',
  'x-goog-api-key',
  'private-token',
  'x-auth-token',
  'x-vault-token',
  'ocp-apim-subscription-key',
];
const GITLAB_KINDS = ['pat', 'dt', 'rt', 'rtr', 'cbt', 'ptt', 'ft', 'soat', 'imt', 'agent', 'oas', 'ffct'];

/** The formats, each with a full-length match, so that prose stays readable. */
export const CREDENTIAL_FORMATS: readonly CredentialFormat[] = [
  {
    name: 'OpenAI, Anthropic, OpenRouter',
    hints: ['sk-'],
    pattern: /\bsk-(?:proj|svcacct|admin|or-v1|ant)-(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{20,}/g,
  },
  {
    name: 'OpenAI and compatible',
    hints: ['sk-'],
    pattern: /\bsk-(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{20,}/g,
  },
  { name: 'Groq', hints: ['gsk_'], pattern: /\bgsk_[A-Za-z0-9]{40,}/g },
  { name: 'xAI', hints: ['xai-'], pattern: /\bxai-[A-Za-z0-9]{60,}/g },
  { name: 'Perplexity', hints: ['pplx-'], pattern: /\bpplx-[A-Za-z0-9]{40,}/g },
  { name: 'Replicate', hints: ['r8_'], pattern: /\br8_[A-Za-z0-9]{37}/g },
  { name: 'Hugging Face', hints: ['hf_', 'api_org_'], pattern: /\b(?:hf|api_org)_[A-Za-z0-9]{34,}/g },
  {
    name: 'Google key',
    hints: ['AIza', 'AQ.'],
    pattern: /\b(?:AIza[A-Za-z0-9_-]{35}|AQ\.(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{40,})/g,
  },
  {
    name: 'Google OAuth',
    hints: ['GOCSPX-', 'ya29.', '1//0'],
    pattern: /\b(?:GOCSPX-[A-Za-z0-9_-]{28}|ya29\.[A-Za-z0-9_-]{20,}|1\/\/0[A-Za-z0-9_-]{30,})/g,
  },
  {
    name: 'GitHub',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /\bgh[pousr]_(?:[A-Za-z0-9]{30,}|[A-Za-z0-9_]+\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,})/g,
  },
  { name: 'GitHub, fine-grained', hints: ['github_pat_'], pattern: /\bgithub_pat_[A-Za-z0-9_]{40,}/g },
  {
    name: 'GitLab',
    hints: GITLAB_KINDS.map((kind) => `gl${kind}-`),
    pattern: new RegExp(String.raw`\bgl(?:${GITLAB_KINDS.join('|')})-[A-Za-z0-9_.-]{19,}[A-Za-z0-9_-]`, 'g'),
  },
  { name: 'npm', hints: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36}/g },
  { name: 'PyPI', hints: ['pypi-AgE'], pattern: /\bpypi-AgE[A-Za-z0-9_-]{40,}/g },
  { name: 'Docker', hints: ['dckr_'], pattern: /\bdckr_[po]at_[A-Za-z0-9_-]{20,}/g },
  { name: 'AWS key id', hints: ['AKIA', 'ASIA', 'ABIA', 'ACCA'], pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g },
  {
    name: 'AWS secret key',
    hints: ['awss', 'aws_s'],
    pattern:
      /(?<keep>aws_?secret_?(?:access_?)?key\\?["']?\s{0,5}[:=]\s{0,5}\\?["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/gi,
  },
  {
    name: 'AWS session',
    hints: ['awss', 'aws_s'],
    pattern: /(?<keep>aws_?session_?token\\?["']?\s{0,5}[:=]\s{0,5}\\?["']?)[A-Za-z0-9/+=]{100,}/gi,
  },
  {
    name: 'Azure key of a connection string',
    hints: ['Key='],
    pattern: /(?<keep>(?:Account|SharedAccess|Access)Key=)[A-Za-z0-9+/]{40,}={0,2}/g,
  },
  { name: 'Azure signature', hints: ['sig='], pattern: /(?<keep>[?&]sig=)[A-Za-z0-9%+/]{40,}={0,2}/g },
  {
    name: 'Azure client secret',
    hints: ['Q~'],
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/g,
  },
  {
    name: 'Azure key',
    hints: ['JQQJ9', 'AZD'],
    pattern: /\b(?:[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{20,30}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})\b/g,
  },
  { name: 'Slack', hints: ['xox', 'xapp-'], pattern: /\b(?:xoxe\.)?(?:xox[abceoprs]|xapp)-[A-Za-z0-9-]{10,}/g },
  {
    name: 'Slack hook',
    hints: ['hooks.slack.'],
    pattern: /(?<keep>hooks\.slack\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9_/]{20,}/g,
  },
  {
    name: 'Stripe',
    hints: ['k_live_', 'k_test_', 'whsec_'],
    pattern: /\b(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{24,}={0,2})/g,
  },
  { name: 'SendGrid', hints: ['SG.'], pattern: /\bSG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{40,46}/g },
  { name: 'Vault', hints: ['hvs.', 'hvb.'], pattern: /\bhv[sb]\.(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{24,}/g },
  { name: 'DigitalOcean', hints: ['_v1_'], pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  {
    name: 'JSON web token',
    hints: ['eyJ'],
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  },
  {
    name: 'private key',
    hints: ['PRIVATE K'],
    // Without its end, it goes as far as a key can go, and not beyond the string that it stands in.
    pattern:
      /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s:,.()>|-]|\\+[nr])*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|(?![A-Za-z0-9+/=\s:,.()>|-]|\\+[nr]))/g,
  },
  {
    name: 'password in an address',
    hints: ['://'],
    pattern: /(?<keep>:\/\/[^\s/:@"'`<>\\]{0,100}:)[^\s/@"'`<>\\]{3,200}(?=@)/g,
    accepts: isRealPassword,
  },
  {
    name: 'bearer',
    hints: ['authoriz'],
    pattern: new RegExp(`(?<keep>authorization${MARK}(?:bearer|token|apikey)\\s+)${OPAQUE}`, 'gi'),
  },
  {
    name: 'name and password of a header',
    hints: ['authoriz'],
    pattern: new RegExp(`(?<keep>authorization${MARK}basic\\s+)[A-Za-z0-9+/]{8,}={0,2}`, 'gi'),
    accepts: isNamedPassword,
  },
  {
    name: 'key of a header',
    hints: KEY_HEADERS.map((header) => header.slice(0, header.lastIndexOf('-') + 2)),
    pattern: new RegExp(`(?<keep>\\b(?:${KEY_HEADERS.join('|')})${MARK})${OPAQUE}`, 'gi'),
  },
  {
    name: 'key in a query',
    hints: ['token=', 'key=', 'secret='],
    pattern: /(?<keep>[?&](?:access_token|api[_-]?key|client_secret|refresh_token)=)[A-Za-z0-9._~%+/-]{16,}/gi,
  },
];
