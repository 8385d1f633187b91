import { readFile } from 'node:fs/promises';

export interface ManifestOptions {
  readonly publicUrl: string;
  /** Slack is listened to over a socket: it needs no address of ours, except to come back to after installing. */
  readonly socket: boolean;
}

const file = new URL('manifest.yaml', import.meta.url);
const placeholder = 'https://saman.example.no';

/** The app's manifest with our address in it, ready to be pasted at Slack. Its comments are left out. */
export async function slackManifest({ publicUrl, socket }: ManifestOptions): Promise<string> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => !line.startsWith('#'));
  const kept = socket ? lines.filter((line) => !/^\s+(url|request_url): /.test(line)) : lines;
  const text = kept.join('\n');
  const comesBack = publicUrl.startsWith('https://');
  return (comesBack ? text : text.replace(/ {2}redirect_urls:\n {4}- .*\n/, ''))
    .replace('socket_mode_enabled: false', `socket_mode_enabled: ${socket}`)
    .replaceAll(placeholder, publicUrl);
}
