// Prints what Redocly's linter says of OpenAPI files, named as arguments, as JSON. A redocly.yaml in the working
// directory decides the rules; without one, what is wrong whatever one's taste is an error and the rest a warning.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { BaseResolver, createConfig, getLineColLocation, lint, loadConfig } from '@redocly/openapi-core';

const TASTE = {
  'info-license': 'off',
  'no-empty-servers': 'warn',
  'no-server-example.com': 'warn',
  // OpenAPI allows any text; generators make a name of it.
  'operation-operationId-url-safe': 'warn',
  'operation-summary': 'warn',
  'security-defined': 'warn',
};
const OWN = ['redocly.yaml', 'redocly.yml', '.redocly.yaml', '.redocly.yml'].find((name) => existsSync(name));

// Whatever a specification names on other machines stays there.
const offline = new BaseResolver({
  http: { headers: [], customFetch: () => Promise.reject(new Error('not fetched')) },
});

function describe({ ruleId, severity, message, reference, location }) {
  const [place] = location;
  const { start } = getLineColLocation(place);
  const ref = place.source.absoluteRef;
  return { file: ref.startsWith('file:') ? fileURLToPath(ref) : ref, ruleId, severity, message, reference, ...start };
}

const config = OWN
  ? await loadConfig({ configPath: OWN })
  : await createConfig({ extends: ['recommended'], rules: TASTE });
const problems = [];
for (const ref of process.argv.slice(2)) problems.push(...(await lint({ ref, config, externalRefResolver: offline })));
process.stdout.write(JSON.stringify(problems.map(describe)));
