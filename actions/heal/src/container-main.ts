import { checkContract } from './containers/check-contract';
import { printViolation } from './containers/judge-ports';

// A program of its own, so that it is a command like every other one: run in the tree, ended with all that it started.
const { violations, obstacle } = await checkContract();
for (const violation of violations) process.stdout.write(`${printViolation(violation)}\n`);
if (obstacle !== undefined) process.stdout.write(`the containers were not checked: ${obstacle}\n`);
if (violations.length + (obstacle === undefined ? 0 : 1) === 0)
  process.stdout.write('the containers fit the service\n');
process.exitCode = violations.length > 0 || obstacle !== undefined ? 1 : 0;
