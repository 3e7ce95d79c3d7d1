import type { Announced, Announcement } from '@orchestrate/contracts/announcement';
import { announcementSchema } from '@orchestrate/contracts/announcement';
import type { Deps } from '@orchestrate/kit/action/deps';
import { codeSpan } from '@orchestrate/kit/safety/markdown-code';

function renderPart({ part, outcome, reason, url, shown, leftOut }: Announced): string {
  const where = url === undefined ? '' : ` <${url}>`;
  const counts = shown === undefined ? '' : `, ${shown} shown, ${leftOut ?? 0} left out`;
  const why = reason === undefined ? '' : `: ${codeSpan(reason, 1_000)}`;
  return `- ${part} ${outcome}${counts}${where}${why}`;
}

/** Writes what became of each part, and shows it on the run page. */
export async function keepAnnouncement(
  announcement: Omit<Announcement, 'schemaVersion'>,
  headline: string,
  { evidence, summarize }: Pick<Deps, 'evidence' | 'summarize'>,
): Promise<void> {
  await evidence.writeJson('announcement.json', announcementSchema, { schemaVersion: 1, ...announcement });
  await summarize([`## Announce: ${codeSpan(headline)}`, '', ...announcement.parts.map(renderPart), ''].join('\n'));
}
