import type { Command, CommandType } from '../../bot/conversation/command.ts';
import { type CommandReader, onDeadline } from '../reading.ts';

type OnDeadline = Extract<Command, { readonly deadlineId: string }>['type'] & CommandType;

/** A command about a deadline that the button names, or that is picked in the list beside it. */
export const readPickedDeadline =
  <T extends OnDeadline>(type: T): CommandReader<T> =>
  (data, form) => {
    const found = onDeadline.safeParse({ deadlineId: data.deadlineId ?? form.id('deadlineId') });
    if (!found.success && form.refusals.length === 0) return null;
    return { type, ...found.data } as Extract<Command, { type: T }>;
  };
