import { afterwardsHandlers } from './afterwards.usecases.ts';
import { closeHandlers } from './close.ts';
import { roundHandlers } from './evaluation.usecases.ts';

/** All that can be done with an evaluation round. */
export const evaluationHandlers = { ...roundHandlers, ...closeHandlers, ...afterwardsHandlers };
