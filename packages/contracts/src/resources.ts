import { z } from 'zod';

const seconds = z.number().nonnegative();
const bytes = z.number().int().nonnegative();

/** What an attempt took of the machine. What the system does not tell is absent: it is not 0. */
export const resourcesSchema = z.object({
  /** Processor time of the phase itself, on all cores. */
  cpuSeconds: seconds,
  /** The most memory that the phase itself held. */
  peakMemoryBytes: bytes,
  /** Processor time of the commands that it ran and waited for. Containers are no part of it. */
  commandsCpuSeconds: seconds.optional(),
  /** The most memory that one command held with all that it started, as far as it was looked at. */
  commandsPeakMemoryBytes: bytes.optional(),
});
/** See {@link resourcesSchema}. */
export type Resources = z.infer<typeof resourcesSchema>;

/** What one command took, in the same terms; of commands that ran side by side only the memory is known. */
export const commandResources = { cpuSeconds: seconds.optional(), peakMemoryBytes: bytes.optional() };
