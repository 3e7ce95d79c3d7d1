import { commonInputs } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({ ...commonInputs });
export type Inputs = z.infer<typeof inputsSchema>;
