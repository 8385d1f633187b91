/** The booklet's five factors (EVAL-2), in its order. Their names and prompts are words. */
export const standardFactors = ['need', 'solution', 'project-leader', 'team', 'anchoring'] as const;
export type StandardFactor = (typeof standardFactors)[number];

/** What is graded. A group can add factors of its own (EVAL-2), with the key `own-1`, `own-2`, … */
export type Factor =
  | { readonly kind: 'standard'; readonly key: StandardFactor }
  | { readonly kind: 'own'; readonly key: string; readonly name: string; readonly prompt: string };
