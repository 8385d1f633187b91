import type { JsonObject } from './json.ts';

/** What can go wrong on the way to Teams and back. */
export type TeamsFault =
  /** An HTTP status with an error as Teams words it; the work is not done. `retryAfter` in seconds. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly retryAfter?: number;
    }
  /** The connection ends without an answer: before the work is done, or after it (the caller cannot know). */
  | { readonly kind: 'reset'; readonly before: boolean }
  /** Nothing happens for a while; then the work is done as always. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** Which calls a fault meets, and how often. What is not given fits every call. */
export interface TeamsFaultRule {
  readonly method?: string;
  /** Fits the path after the tenant, decoded: `/v3/conversations/…`. */
  readonly path?: RegExp;
  readonly body?: (body: JsonObject) => boolean;
  /** Until it is lifted, if not given. */
  readonly times?: number;
  readonly fault: TeamsFault;
}

/** The faults that are still to come. */
export interface TeamsFaults {
  /** Gives what lifts it. */
  inject(rule: TeamsFaultRule): () => void;
  /** The fault that meets this call, if any; it is used up once. */
  take(method: string, path: string, body: JsonObject): TeamsFault | undefined;
  /** Lifts all. */
  heal(): void;
}

/** How Microsoft's table of status codes for bots words an error. */
const documented: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadArgument', 'Bad argument'],
  403: ['BotNotInConversationRoster', 'The bot is not part of the conversation roster.'],
  404: ['ConversationNotFound', 'Conversation not found.'],
  412: ['PreconditionFailed', 'Precondition failed, please try again.'],
  413: ['MessageSizeTooBig', 'Message size too large.'],
  429: ['Throttled', 'API calls quota exceeded! Maximum admitted 1 per 1 second.'],
  500: ['ServiceError', 'Internal server error.'],
  502: ['ServiceError', 'Bad gateway.'],
  503: ['ServiceUnavailable', 'Service unavailable.'],
  504: ['GatewayTimeout', 'Gateway timeout.'],
};

/** The body of an error, as Teams sends it. */
export function errorBody(status: number, code?: string, message?: string): JsonObject {
  const [usual, words] = documented[status] ?? ['Unknown', 'Unknown error.'];
  return { error: { code: code ?? usual, message: message ?? words } };
}

/** Starts without any fault. */
export function createTeamsFaults(): TeamsFaults {
  let rules: { readonly rule: TeamsFaultRule; left: number }[] = [];
  return {
    inject(rule) {
      const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      rules.push(entry);
      return () => {
        rules = rules.filter((one) => one !== entry);
      };
    },
    take(method, path, body) {
      const found = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.method ?? method) === method &&
          (rule.path?.test(path) ?? true) &&
          (rule.body?.(body) ?? true),
      );
      if (found) found.left -= 1;
      return found?.rule.fault;
    },
    heal: () => {
      rules = [];
    },
  };
}
