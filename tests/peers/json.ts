/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. A key that is not there reads as undefined. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Reads JSON; throws where it is none. */
export const parseJson = (text: string): Json => JSON.parse(text);

/** Reads JSON, or gives undefined where it is none. */
export function tryJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Whether it is an object (no list, no null). */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The objects in a list; none where it is no list. */
export const objectsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter((one: Json) => isObject(one)) : [];

/** The text, or an empty one. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** True as Slack's forms say it too. */
export const isTrue = (value: Json | undefined): boolean =>
  value === true || value === 1 || value === '1' || (typeof value === 'string' && /^true$/i.test(value));
