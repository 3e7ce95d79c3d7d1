import type { Located, Measured } from './analyse-tree';

// What one tool has said of a place needs no second voice: by tool, whose findings go first and what makes two equal.
const SECOND_VOICES: Readonly<Record<string, { readonly first: string; readonly isByRule: boolean }>> = {
  'eslint-security': { first: 'eslint', isByRule: true },
  gitleaks: { first: 'secretlint', isByRule: false },
};

function placeOf({ finding }: Located, isByRule: boolean): string {
  return [finding.path ?? '', finding.line ?? '', isByRule ? finding.rule : ''].join('\n');
}

/** Leaves out what a second tool found where a first one had found it already. */
export function dropDuplicates(measured: readonly Measured[]): Measured[] {
  return measured.map((second) => {
    const voice = SECOND_VOICES[second.analyser.name];
    const first = measured.find(({ analyser }) => analyser.name === voice?.first);
    if (voice === undefined || first === undefined) return second;
    const said = new Set(first.found.map((located) => placeOf(located, voice.isByRule)));
    const found = second.found.filter((located) => !said.has(placeOf(located, voice.isByRule)));
    return { ...second, found, result: { ...second.result, findings: found.length } };
  });
}
