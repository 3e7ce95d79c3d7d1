// Tells what changed between two runs.
//   npm run diff -- 20260131T235959Z-0123abcd latest
import { runCompiled } from './compiled.mjs';

await runCompiled('scripts/evidence/diff.ts');
