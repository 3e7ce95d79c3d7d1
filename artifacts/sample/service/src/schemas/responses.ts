import { problemSchema } from './problem.js';

export const badRequestResponse = {
  description: 'The request does not follow the specification.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

export const unauthorizedResponse = {
  description: 'The credentials are missing or wrong.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

export const notFoundResponse = {
  description: 'There is no such item.',
  content: { 'application/problem+json': { schema: problemSchema } },
};
