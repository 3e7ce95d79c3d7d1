// Security rules for ESLint, shared by the default configuration and by the second run beside a user's own.
import * as regexp from 'eslint-plugin-regexp';
import security from 'eslint-plugin-security';

const QUERY = /^\s*(?:select\b[\s\S]*\bfrom|insert\s+into|update\b[\s\S]*\bset|delete\s+from)\b/i;
const WEAK_HASH = /^(?:md4|md5|sha-?1)$/i;

function firstText(node) {
  if (node?.type === 'TemplateLiteral') return node.expressions.length > 0 ? node.quasis[0].value.raw : '';
  if (node?.type !== 'BinaryExpression' || node.operator !== '+') return '';
  let left = node;
  while (left.type === 'BinaryExpression') left = left.left;
  return left.type === 'Literal' && typeof left.value === 'string' ? left.value : '';
}

// A tag (sql`…`) receives the values apart from the text, so only untagged templates are looked at.
const stringBuiltQuery = {
  meta: { type: 'problem', messages: { built: 'A query built out of strings: pass the values as parameters.' } },
  create: (context) => ({
    'CallExpression > :matches(TemplateLiteral, BinaryExpression).arguments, VariableDeclarator > :matches(TemplateLiteral, BinaryExpression).init'(
      node,
    ) {
      if (QUERY.test(firstText(node))) context.report({ node, messageId: 'built' });
    },
  }),
};

const weakHash = {
  meta: { type: 'problem', messages: { weak: '{{name}} is broken as a cryptographic hash: use sha256 or better.' } },
  create: (context) => ({
    'CallExpression[callee.name=/^create(Hash|Hmac)$/], CallExpression[callee.property.name=/^create(Hash|Hmac)$/]'(
      node,
    ) {
      const [algorithm] = node.arguments;
      if (algorithm?.type === 'Literal' && WEAK_HASH.test(String(algorithm.value)))
        context.report({ node: algorithm, messageId: 'weak', data: { name: String(algorithm.value) } });
    },
  }),
};

const own = { meta: { name: 'orchestrate' }, rules: { 'string-built-query': stringBuiltQuery, 'weak-hash': weakHash } };

export const plugins = { regexp, security, orchestrate: own };

// Left out: detect-object-injection and detect-non-literal-fs-filename, which report nearly every use of either;
// detect-eval-with-expression, which says what no-eval says; detect-unsafe-regex, which guesses where
// no-super-linear-backtracking computes.
export const rules = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'orchestrate/string-built-query': 'error',
  'orchestrate/weak-hash': 'warn',
  'regexp/no-super-linear-backtracking': 'warn',
  'security/detect-bidi-characters': 'error',
  'security/detect-buffer-noassert': 'error',
  'security/detect-child-process': 'warn',
  'security/detect-disable-mustache-escape': 'error',
  'security/detect-invisible-characters': 'warn',
  'security/detect-new-buffer': 'warn',
  'security/detect-no-csrf-before-method-override': 'error',
  'security/detect-non-literal-regexp': 'warn',
  'security/detect-non-literal-require': 'warn',
  'security/detect-possible-timing-attacks': 'warn',
  'security/detect-pseudoRandomBytes': 'warn',
};
