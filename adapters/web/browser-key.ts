import type { Request, Response } from 'express';
import type { LinkRefused } from '../../bot/conversation/pages.ts';
import { isForeign } from './guards.ts';

// What every personal link has in common: it belongs to the first browser that opens it by POST.

const cookieName = 'saman_link';

/** The longest time that a browser keeps anything. */
const keptFor = 400 * 24 * 60 * 60 * 1000;

/** The secret that the browser got when it bound the link; null where it has none. */
export function browserKeyOf(request: Request): string | null {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === cookieName && value) return decodeURIComponent(value);
  }
  return null;
}

/** Gives the browser its secret, for the link at this path alone. */
export function keepBrowserKey(
  response: Response,
  browserKey: string,
  path: string,
  publicUrl: string,
): void {
  response.cookie(cookieName, browserKey, {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    path,
    maxAge: keptFor,
  });
}

/** Whether the link was followed from another site, so that a strict cookie may be kept back this once. */
export const isKeyHeldBack = (request: Request): boolean =>
  request.get('sec-fetch-site') === 'cross-site' && browserKeyOf(request) === null;

/**
 * Whether another site's page asks to open the link. An older browser names no origin where no address is passed on;
 * whoever has the token may bind it anyhow.
 */
export function mayNotBind(request: Request, publicUrl: string): boolean {
  const isUnnamed = request.get('sec-fetch-site') === undefined && request.get('origin') === 'null';
  return !isUnnamed && isForeign(request, publicUrl);
}

export const refusedStatus: Readonly<Record<LinkRefused['why'], number>> = {
  unknown: 404,
  expired: 410,
  replaced: 410,
  elsewhere: 403,
};
