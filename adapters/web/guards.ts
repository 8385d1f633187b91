import type { Request, RequestHandler } from 'express';

/** Headers on everything: nothing inline, nothing from elsewhere, no frames, no address passed on (tokens stand in paths). */
export function securityHeaders(publicUrl: string): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  const https = publicUrl.startsWith('https:');
  return (_request, response, next) => {
    response.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'cache-control': 'no-store',
      ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    next();
  };
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && (/^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1');

/**
 * Whether a request comes from this very machine, not passed on by a proxy, to a name of this machine (against DNS
 * rebinding). Only such a request meets the demo's controls (design §2).
 */
export function isOwnMachine(request: Request): boolean {
  const passedOn = request.headers['x-forwarded-for'] ?? request.headers.forwarded ?? request.headers.via;
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return passedOn === undefined && isLoopbackAddress(request.socket.remoteAddress) && loopbackHosts.has(host);
}

/**
 * Whether a page of another origin sent the request. A browser names the origin on every POST, except that it says
 * `null` where the page passes no address on; then the fetch metadata tell. No browser, no header: not foreign.
 */
export function isForeign(request: Request, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  const own = [
    `http://${request.headers.host}`,
    `https://${request.headers.host}`,
    new URL(publicUrl).origin,
  ];
  return !own.includes(origin);
}
