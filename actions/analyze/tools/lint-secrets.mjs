// Reads paths from standard input, one a line, and prints what looks like a credential in those files as JSON. The
// credentials themselves are never printed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const BIGGEST = 2 * 1024 * 1024;
const AWS = { id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } };
const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, rules: [AWS] }] };

async function lintFile(file) {
  const bytes = await readFile(file);
  if (bytes.length > BIGGEST || bytes.subarray(0, 8000).includes(0)) return [];
  const source = {
    content: bytes.toString('utf8'),
    filePath: path.resolve(file),
    ext: path.extname(file),
    contentType: 'text',
  };
  const { messages } = await lintSource({ source, options: { config, maskSecrets: true } });
  return messages.map(({ ruleId, messageId, message, loc, docsUrl }) => ({
    file,
    ruleId,
    messageId,
    message,
    loc,
    docsUrl,
  }));
}

const files = (await text(process.stdin)).split('\n').filter(Boolean);
const found = [];
for (const file of files) found.push(...(await lintFile(file)));
process.stdout.write(JSON.stringify(found));
