// Prints how to call protected operations outside production, as JSON: {"<scheme>":{"header":"…","value":"…"}}.
// Needs `npm run build` first.
import { readConfig } from '../dist/config.js';
import { describeCredentials } from '../dist/http/authentication.js';

const { environment, credentials } = readConfig(process.env);
if (environment === 'production') {
  console.error('In production the credentials are yours to know; they are not printed.');
  process.exit(1);
}
console.log(JSON.stringify(describeCredentials(credentials)));
