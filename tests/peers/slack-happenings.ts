import { type JsonObject, textOf } from './json.ts';
import {
  appHomeOpened,
  appMention,
  appUninstalled,
  channelArchive,
  eventCallback,
  memberJoinedChannel,
  messageIm,
  tokensRevoked,
} from './slack-events.ts';
import type { Hand } from './slack-pressing.ts';
import type { Ack } from './slack-requests.ts';

/** What somebody does that Saman hears of as an event: it is done at Slack, and then told. */
export interface Happenings {
  /** Writes to Saman directly. */
  writes(text: string, where?: { readonly threadTs?: string }): Promise<Ack>;
  /** Writes `@Saman text` in a channel. */
  mentions(channel: string, text: string, where?: { readonly threadTs?: string }): Promise<Ack>;
  opensHome(): Promise<Ack>;
  /** Invites somebody to a channel: another person, or Saman. */
  invites(channel: string, userId: string): Promise<Ack>;
  /** Puts a channel away. */
  archives(channel: string): Promise<Ack>;
  /** Removes Saman from the workspace. */
  removesSaman(): Promise<readonly Ack[]>;
}

/** Doing it as this person. */
export function createHappenings({ peer, workspace, user, scene, sight, way }: Hand): Happenings {
  const event = (what: JsonObject) => way('events_api', eventCallback(scene, what));
  /** Writes it at Slack, and gives what Slack tells of it. */
  const write = async (channel: string, text: string, threadTs?: string) => {
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    const { ts } = await sight.must('chat.postMessage', { channel, text, ...thread });
    return { channel, ts: textOf(ts), text, threadTs };
  };
  return {
    async writes(text, { threadTs } = {}) {
      return event(messageIm(scene, await write(await peer.directOf(user.id), text, threadTs)));
    },
    async mentions(channel, text, { threadTs } = {}) {
      return event(appMention(scene, await write(channel, `<@${workspace.botUserId}> ${text}`, threadTs)));
    },
    async opensHome() {
      const view = peer.homeOf(user.id)?.raw;
      const channel = await peer.directOf(user.id);
      return event(appHomeOpened(scene, { channel, tab: 'home', ...(view ? { view } : {}) }));
    },
    async invites(channel, userId) {
      const place = await sight.place(channel);
      await sight.must('conversations.invite', { channel, users: userId });
      const isPrivate = place.name === 'privategroup';
      return event(
        memberJoinedChannel(scene, { user: userId, channel, private: isPrivate, inviter: user.id }),
      );
    },
    async archives(channel) {
      const place = await sight.place(channel);
      await sight.must('conversations.archive', { channel });
      return event(channelArchive(scene, { channel, private: place.name === 'privategroup' }));
    },
    async removesSaman() {
      peer.uninstall(workspace);
      // Slack sends both, in no certain order
      return [await event(tokensRevoked(scene)), await event(appUninstalled())];
    },
  };
}
