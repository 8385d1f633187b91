import type { Json, JsonObject } from './json.ts';

/** A call of the connector, and what came back. */
export interface TeamsCall {
  readonly method: string;
  /** After the tenant, decoded: `/v3/conversations/…`. */
  readonly path: string;
  readonly tenantId: string;
  /** The header, as it came. */
  readonly authorization: string | null;
  readonly body: JsonObject;
  /** When it came, in milliseconds. */
  readonly at: number;
  /** Whether the work was done, whatever the caller got to know. */
  readonly done: boolean;
  /** Null: no answer was given, or not yet. */
  readonly status: number | null;
  /** What was answered. */
  readonly response: Json;
}

/** An activity that went to Saman, and what Saman answered. */
export interface Delivered {
  readonly activity: JsonObject;
  readonly status: number;
  readonly body: Json;
  readonly milliseconds: number;
}

/** What has gone either way so far. */
export interface Traffic {
  readonly calls: TeamsCall[];
  readonly delivered: Delivered[];
}
