// Prints how well the sanitiser of text from outside tells what is hidden from what is not, and fails below the bar.
//   npm run bench:untrusted
import { cleanUntrustedText } from '@orchestrate/kit/safety/untrusted-text';
import { DEVELOPMENT_CORPUS, HELD_OUT_CORPUS } from '@orchestrate/testkit/untrusted-text/corpus';
import type { Judgement } from '@orchestrate/testkit/untrusted-text/judge';
import { judgeSanitiser } from '@orchestrate/testkit/untrusted-text/judge';

const LEAST = 0.98;

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}

function printJudgement(title: string, { kinds, recall, precision, missed, damaged }: Judgement): void {
  const rows = kinds.map(({ kind, attacks, found, wrong }) => [
    kind,
    String(attacks),
    share(found, attacks),
    share(found, found + wrong),
  ]);
  console.log(`\n${title}`);
  for (const [kind = '', attacks = '', found = '', right = ''] of [['kind', 'attacks', 'recall', 'precision'], ...rows])
    console.log(`  ${kind.padEnd(20)} ${attacks.padStart(7)}  ${found.padStart(6)}  ${right.padStart(9)}`);
  console.log(
    `  ${'all'.padEnd(20)} ${''.padStart(7)}  ${recall.toFixed(3).padStart(6)}  ${precision.toFixed(3).padStart(9)}`,
  );
  for (const line of missed) console.log(`  missed: ${line}`);
  for (const line of damaged) console.log(`  damaged: ${line}`);
}

const judged = [
  ['what the sanitiser was made with', DEVELOPMENT_CORPUS],
  ['what was held out', HELD_OUT_CORPUS],
] as const;
let isMissed = false;
for (const [title, corpus] of judged) {
  const judgement = judgeSanitiser(cleanUntrustedText, corpus);
  printJudgement(`${title}: ${corpus.attacks.length} attacks, ${corpus.harmless.length} harmless texts`, judgement);
  isMissed ||= judgement.recall < LEAST || judgement.precision < LEAST || judgement.damaged.length > 0;
}
console.log(isMissed ? `\nMISSED: recall and precision ≥ ${LEAST}, no harmless text changed` : '\nok');
process.exitCode = isMissed ? 1 : 0;
