// Says in a line of JSON which sandbox there is where this runs: `node --import tsx find-sandbox.ts`.
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { findSandbox } from '@orchestrate/kit/sandbox/find-sandbox';

const exec = createPlainExec(process.env);
console.log(JSON.stringify(await findSandbox({ exec, environment: process.env })));
