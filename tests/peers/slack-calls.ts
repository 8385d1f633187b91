import { isObject, type Json, type JsonObject, tryJson } from './json.ts';

/** A call of the Web API, and what came back. */
export interface Call {
  readonly method: string;
  readonly token: string | null;
  /** Its arguments; blocks, views and metadata are decoded, however they were sent. */
  readonly body: JsonObject;
  /** When it came, in milliseconds. */
  readonly at: number;
  /** Null: no answer was given, or not yet. */
  readonly status: number | null;
  /** What Slack answered, also where a fault kept it from the caller. */
  readonly response: JsonObject | null;
}

/** A call that is under way. */
export interface CallUnderWay extends Call {
  /** Notes what the work gave, before it is sent. */
  worked(response: JsonObject): void;
  /** Notes what the caller got; null where nothing was sent. */
  ended(status: number | null): void;
}

/** The calls in the order in which they came. */
export interface Calls {
  readonly all: readonly Call[];
  begin(method: string, token: string | null, body: JsonObject): CallUnderWay;
  clear(): void;
}

/** Starts without any call; `onEnd` hears of each that is over. */
export function createCalls(onEnd: () => void): Calls {
  const all: Call[] = [];
  return {
    all,
    begin(method, token, body) {
      let status: number | null = null;
      let response: JsonObject | null = null;
      const call: CallUnderWay = {
        method,
        token,
        body,
        at: Date.now(),
        get status() {
          return status;
        },
        get response() {
          return response;
        },
        worked: (given) => {
          response = given;
        },
        ended: (given) => {
          status = given;
          onEnd();
        },
      };
      all.push(call);
      return call;
    },
    clear: () => {
      all.length = 0;
    },
  };
}

const encoded = ['blocks', 'view', 'metadata', 'attachments', 'files', 'unfurls', 'profile'];

/** Arguments of the Web API, from a form, from JSON or from the query. */
export function readArguments(contentType: string, raw: string): JsonObject {
  const body: Json | undefined = contentType.includes('application/json')
    ? tryJson(raw)
    : Object.fromEntries(new URLSearchParams(raw));
  if (!isObject(body)) return {};
  const decode = ([key, value]: [string, Json | undefined]): [string, Json | undefined] =>
    encoded.includes(key) && typeof value === 'string' ? [key, tryJson(value) ?? value] : [key, value];
  return Object.fromEntries(Object.entries(body).map(decode));
}
