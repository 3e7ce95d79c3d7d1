import type { Recommendation } from '@orchestrate/contracts/summary';

import { Chip, FileLink, Section, Text } from '../parts/basics';
import type { Tone } from '../parts/tone';

const SEVERITIES: Readonly<Record<Recommendation['severity'], Tone>> = { must: 'bad', should: 'warn', could: 'calm' };

/** What to do before production, each with the files that show it. */
export function Recommendations({ recommendations }: { readonly recommendations: readonly Recommendation[] }) {
  return (
    <Section id="recommendations" title="Before production">
      {recommendations.length === 0 ? (
        <p>This run saw nothing that speaks against it.</p>
      ) : (
        <ul class="advice">
          {recommendations.map(({ id, severity, text, evidence }, index) => (
            <li key={`${id}-${index}`}>
              <Chip tone={SEVERITIES[severity]}>{severity}</Chip>
              <div>
                <Text text={text} />
                <span class="where">
                  Seen in {evidence.map((file, place) => [place > 0 && ', ', <FileLink key={file} file={file} />])}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
