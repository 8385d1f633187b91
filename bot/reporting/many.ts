import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { type Theme, themes } from '../programme/programme.ts';
import type { RefusalCode } from '../refusal.ts';

/** For which of the programme's projects (REP-4: by theme, network and cohort). */
export type Scope =
  | { readonly by: 'all' }
  | { readonly by: 'theme'; readonly theme: Theme }
  | { readonly by: 'network'; readonly networkId: Id }
  | { readonly by: 'cohort'; readonly number: number };

/** A line of a pasted list or of a file, as far as it could be read. */
export interface DeadlineRow {
  /** Its number in what was pasted or in the file, from 1. */
  readonly line: number;
  /** As written; matched to a project's name. */
  readonly project: string;
  /** Null: it is no date. */
  readonly dueOn: Temporal.PlainDate | null;
  readonly contents: string;
  /** What is wrong with it already, where it comes from a file: a formula that has no value, say. */
  readonly wrong?: RefusalCode;
}

/** The same deadline for many projects, or one for each line of a list. */
export type WantedDeadlines =
  | {
      readonly kind: 'selection';
      readonly dueOn: Temporal.PlainDate;
      readonly contents: string;
      readonly scope: Scope;
    }
  | {
      readonly kind: 'rows';
      readonly rows: readonly DeadlineRow[];
      /** As pasted, to be shown again; null: they come from a file. */
      readonly pasted: string | null;
    };

/** A scope as the value of a choice. */
export const scopeKey = (scope: Scope): string => {
  switch (scope.by) {
    case 'all':
      return 'all';
    case 'theme':
      return `theme:${scope.theme}`;
    case 'network':
      return `network:${scope.networkId}`;
    case 'cohort':
      return `cohort:${scope.number}`;
  }
};

/** The inverse; null for what is none. */
export function scopeNamed(key: string): Scope | null {
  const [by = '', value = ''] = key.split(':');
  const theme = themes.find((one) => one === value);
  if (key === 'all') return { by: 'all' };
  if (by === 'theme' && theme) return { by, theme };
  if (by === 'network' && /^[0-9a-f-]{36}$/.test(value)) return { by, networkId: value };
  if (by === 'cohort' && /^\d{1,3}$/.test(value)) return { by, number: Number(value) };
  return null;
}
