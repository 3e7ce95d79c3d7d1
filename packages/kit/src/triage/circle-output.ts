import { z } from 'zod';

const outputSchema = z.array(z.object({ message: z.string(), time: z.string(), type: z.string() })).min(1);

/** What a step printed, where a line is the output of a step as the API of CircleCI hands it out. */
export function readCircleOutput(line: string): string | undefined {
  if (!line.includes('"message"') || !line.includes('"time"')) return undefined;
  try {
    const parts = outputSchema.parse(JSON.parse(line));
    return parts.map(({ message }) => message).join('');
  } catch {
    return undefined;
  }
}
