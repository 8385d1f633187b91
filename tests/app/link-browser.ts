import type { WireLink, WireReply } from '../../adapters/web/wire.ts';

/** What a browser without an account got. */
export interface Got {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
}

/** A browser that follows a personal link and keeps its cookies, as one without any page's script does. */
export interface LinkBrowser {
  get(path?: string): Promise<Got>;
  /** Presses the page's one button. */
  open(): Promise<Got>;
  state(): Promise<WireLink>;
  act(
    verb: string,
    data: Readonly<Record<string, unknown>>,
    values?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly reply: WireReply }>;
}

/** `url` as it stands in the list of links; `served` is where the application listens. */
export function linkBrowser(url: string, served: string): LinkBrowser {
  const { pathname } = new URL(url);
  const address = new URL(pathname, served).href;
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) };
    const response = await fetch(address + path, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
  const got = async (response: Response): Promise<Got> => ({
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location'),
  });
  return {
    get: async (path = '') => got(await send(path, { headers: { accept: 'text/html' } })),
    open: async () => got(await send('', { method: 'POST', headers: { accept: 'text/html' } })),
    state: async () => (await send('/state', { headers: { accept: 'application/json' } })).json(),
    async act(verb, data, values = {}) {
      const response = await send('/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ verb, data: { v: 1, ...data }, values }),
      });
      return { status: response.status, reply: (await response.json()) as WireReply };
    },
  };
}
