import express, { type RequestHandler } from 'express';
import { storable } from '../../bot/conversation/storable.ts';

/** The largest body that is read, in bytes. */
const bodyLimit = 64 * 1024;

/** Parses a request's JSON; every text in it, names of fields too, can be stored. */
export const jsonBody = (): RequestHandler =>
  express.json({ limit: bodyLimit, reviver: (_key, value) => clean(value) });

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), inner]));
}
