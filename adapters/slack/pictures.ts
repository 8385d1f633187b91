import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Workspace } from './workspaces.ts';

/** Pictures that a card carries, as files in Slack. */
export interface Pictures {
  /** Uploads a `data:` picture and gives what a card names it by; the same picture only once for each workspace. */
  upload(workspace: Pick<Workspace, 'team' | 'client'>, picture: string): Promise<string>;
}

const parts = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)$/;
/** How many are remembered. */
const most = 500;

export function createPictures(): Pictures {
  const uploads = new Map<string, Promise<string>>();
  return {
    upload({ team, client }, picture) {
      const key = `${team} ${createHash('sha256').update(picture).digest('base64url')}`;
      const running = uploads.get(key) ?? put(client, picture);
      uploads.set(key, running);
      if (uploads.size > most) uploads.delete(uploads.keys().next().value as string);
      running.catch(() => uploads.delete(key));
      return running;
    },
  };
}

/** Shared in no channel: whoever sees the message, modal or Home that names it sees it. */
async function put(client: WebClient, picture: string): Promise<string> {
  const [, type, data] = parts.exec(picture) ?? [];
  if (!type || !data) throw new Error('a picture in a card is PNG, JPEG or GIF as base64');
  const file = Buffer.from(data, 'base64');
  const { files } = await client.filesUploadV2({ file, filename: `saman.${type}` });
  const id = fileId(files);
  if (!id) throw new Error('Slack took a picture and did not name it');
  return `slack-file:${id}`;
}

/** `files` holds one answer of the upload for each file, which holds files itself. */
function fileId(files: unknown): string | null {
  const [first] = Array.isArray(files) ? files : [];
  if (typeof first !== 'object' || first === null) return null;
  if ('id' in first && typeof first.id === 'string') return first.id;
  return 'files' in first ? fileId(first.files) : null;
}
