import { z } from 'zod';
import type { ExecuteAction } from '../card.ts';

/** What a button of ours means. */
export interface Press {
  readonly verb: string;
  readonly data: Record<string, unknown>;
  /** Whether what is filled in goes with it. */
  readonly sends: boolean;
}

const press = z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()), sends: z.boolean() });
const pressed = z.object({ type: z.literal('button'), value: z.string() });

/** What an action means, as a text that Slack keeps for us: in a button, or in what belongs to a modal. */
export const pressValue = ({ verb, data, associatedInputs }: ExecuteAction): string =>
  JSON.stringify({ verb, data, sends: associatedInputs === 'auto' });

/** The inverse; null for what is not ours. Nothing that comes in makes it throw. */
export function readPressValue(value: string): Press | null {
  try {
    const found = press.safeParse(JSON.parse(value));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** What was pressed, from an action of Slack's `block_actions`; null for a button that opens an address. */
export function readPress(action: unknown): Press | null {
  const found = pressed.safeParse(action);
  return found.success ? readPressValue(found.data.value) : null;
}
