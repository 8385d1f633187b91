import { isObject, type JsonObject, objectsOf, textOf, tryJson } from './json.ts';
import type { Screens } from './slack-screens.ts';
import type { Workspace } from './slack-workspace.ts';

/** What was POSTed to a `response_url`. */
export interface ResponsePost {
  readonly url: string;
  readonly body: JsonObject;
}

/** Where a `response_url` is from: the conversation, the person, and the message that was acted on. */
export interface ResponsePlace {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly userId: string;
  readonly message?: { readonly ts: string; readonly ephemeral: boolean };
}

/** The `response_url`s that have been given out. */
export interface ResponseUrls {
  /** A fresh one. Without a place, what is sent there is only recorded. */
  make(place?: ResponsePlace): string;
  readonly posts: readonly ResponsePost[];
  take(path: string, bytes: Buffer): Promise<{ readonly status: number; readonly body: JsonObject | string }>;
  clear(): void;
}

/** Slack takes five answers. */
const uses = 5;

/** Makes them at this address; each works as Slack’s, on the emulator’s messages. */
export function createResponseUrls(
  address: string,
  screens: Screens,
  note: (body: JsonObject) => void,
): ResponseUrls {
  const given = new Map<string, { readonly place?: ResponsePlace; left: number }>();
  const posts: ResponsePost[] = [];
  let made = 0;

  async function apply(
    body: JsonObject,
    { workspace, channel, userId, message }: ResponsePlace,
  ): Promise<void> {
    const { text = '', blocks = [] } = body;
    const post = { channel, text, blocks };
    const only = {
      surface: 'ephemeral',
      channel,
      userId,
      text: textOf(text),
      blocks: objectsOf(blocks),
    } as const;
    if (message && (body.delete_original === true || body.replace_original === true)) {
      const { ts, ephemeral } = message;
      if (ephemeral) screens.removeEphemeral(ts);
      if (body.delete_original === true) {
        if (!ephemeral) await workspace.asBot('chat.delete', { channel, ts });
      } else if (ephemeral) screens.showEphemeral({ ...only, ts });
      else await workspace.asBot('chat.update', { ...post, ts });
    } else if (body.response_type === 'in_channel') await workspace.asBot('chat.postMessage', post);
    else screens.showEphemeral({ ...only, ts: `${Math.floor(Date.now() / 1000)}.${made}` });
  }

  return {
    make(place) {
      made += 1;
      const path = `/response/${made}`;
      given.set(path, { place, left: uses });
      return `${address}${path}`;
    },
    posts,
    async take(path, bytes) {
      const found = given.get(path);
      const body = tryJson(bytes.toString('utf8'));
      if (!found) return { status: 404, body: 'expired_url' };
      if (found.left === 0) return { status: 404, body: 'used_url' };
      if (!isObject(body)) return { status: 400, body: 'invalid_payload' };
      found.left -= 1;
      posts.push({ url: `${address}${path}`, body });
      if (found.place) await apply(body, found.place);
      note(body);
      return { status: 200, body: 'ok' };
    },
    clear: () => {
      posts.length = 0;
    },
  };
}
