import { type JsonObject, textOf } from './json.ts';

/** What can go wrong on the way to Slack and back. */
export type Fault =
  /** HTTP 429 with `Retry-After`, in seconds. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  /** An HTTP status with a body that is no JSON, as from a gateway. */
  | { readonly kind: 'status'; readonly status: number }
  /** HTTP 200 with `ok: false`, and what Slack may say beside the code. */
  | { readonly kind: 'error'; readonly error: string; readonly errors?: readonly string[] }
  /** The work is done, and the answer says this too. */
  | { readonly kind: 'changed'; readonly to: JsonObject }
  /** The connection ends without an answer: before the work is done, or after it (the caller cannot know). */
  | { readonly kind: 'reset'; readonly before: boolean }
  /** Nothing happens for a while; then the work is done as always. */
  | { readonly kind: 'hang'; readonly milliseconds: number };

/** Which calls a fault meets, and how often. */
export interface FaultRule {
  readonly method?: string;
  /** The channel of the call, or the user whom `conversations.open` is for. */
  readonly channel?: string;
  readonly times: number;
  readonly fault: Fault;
}

/** The faults that are still to come. */
export interface Faults {
  inject(rule: FaultRule): void;
  /** The fault that meets this call, if any; it is used up once. */
  take(method: string, body: JsonObject): Fault | undefined;
  clear(): void;
}

/** Starts without any fault. */
export function createFaults(): Faults {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    inject: (rule) => {
      rules.push({ rule, left: rule.times });
    },
    take(method, body) {
      const places = [textOf(body.channel), textOf(body.channel_id), textOf(body.users)];
      const found = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.method === undefined || rule.method === method) &&
          (rule.channel === undefined || places.includes(rule.channel)),
      );
      if (found) found.left -= 1;
      return found?.rule.fault;
    },
    clear: () => {
      rules = [];
    },
  };
}
