import { z } from 'zod';

import { schemaVersion } from './versioned';

/**
 * `resume.json`, present while a resumed run catches up: the service's commit after the last phase taken over, `null`
 * before there is a service. The first phase that works again starts from there and removes the file.
 */
export const resumeSchema = z.object({ schemaVersion, serviceCommit: z.string().nullable() });
/** See {@link resumeSchema}. */
export type Resume = z.infer<typeof resumeSchema>;
