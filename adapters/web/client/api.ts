import type { WireProblem } from '../wire.ts';

/** What became of a request. `offline`: the server was not reached; nothing that was typed is touched then. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly offline: boolean; readonly text: string | null };

async function request<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch(() => null);
  if (!response) return { ok: false, offline: true, text: null };
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return { ok: true, value: body as T };
  const text = (body as Partial<WireProblem> | null)?.text ?? null;
  return { ok: false, offline: response.status === 503, text };
}

export const get = <T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer<T>> =>
  request(`${path}?${new URLSearchParams(query)}`, { headers: { accept: 'application/json' } });

export const post = <T>(path: string, body: unknown): Promise<Answer<T>> =>
  request(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
