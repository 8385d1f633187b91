import { type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import { completeMessage, completeUser } from './slack-shapes.ts';
import { readMessage, type SlackMessage } from './slack-surfaces.ts';
import type { Workspace } from './slack-workspace.ts';

/** What can be read at Slack without being seen. */
export interface Reading {
  workspaceOf(userId: string): Workspace;
  /** The direct conversation of somebody with Saman; it is opened where there is none. */
  directOf(userId: string): Promise<string>;
  /** A user as `users.info` gives it, with the locale. */
  describe(userId: string): Promise<JsonObject>;
  /** What stands in a channel or, by a user’s id, in their direct conversation with Saman; oldest first, with threads. */
  messages(place: string): Promise<readonly SlackMessage[]>;
}

/** The workspace that this user is in. */
export function workspaceOf(workspaces: readonly Workspace[], userId: string): Workspace {
  const found = workspaces.find(({ users }) => users.some(({ id }) => id === userId));
  if (!found) throw new Error(`${userId} is in no workspace`);
  return found;
}

/** Reads as Saman’s bot or, where it is not a member, as the channel’s first member. */
async function readAs(workspace: Workspace, channel: string, method: string, args: JsonObject) {
  const asked = { ...args, channel, limit: 1000 };
  const answer = await workspace.asBot(method, asked);
  const first = workspace.channels.find(({ id }) => id === channel)?.members[0];
  if (answer.ok === true || first === undefined) return answer;
  return workspace.asUser(workspace.user(first).id, method, asked);
}

async function historyOf(workspace: Workspace, channel: string): Promise<readonly JsonObject[] | null> {
  const answer = await readAs(workspace, channel, 'conversations.history', {});
  if (answer.ok !== true) return null;
  const all: JsonObject[] = [];
  for (const message of objectsOf(answer.messages).toReversed()) {
    all.push(message);
    if (!message.reply_count) continue;
    const replies = await readAs(workspace, channel, 'conversations.replies', { ts: message.ts });
    all.push(...objectsOf(replies.messages).slice(1));
  }
  return all;
}

/** Reading in these workspaces. */
export function createReading(workspaces: readonly Workspace[]): Reading {
  async function directOf(userId: string): Promise<string> {
    const { ok, channel, error } = await workspaceOf(workspaces, userId).asBot('conversations.open', {
      users: userId,
    });
    if (ok !== true) throw new Error(`no direct conversation with ${userId}: ${textOf(error)}`);
    return textOf(objectOf(channel).id);
  }
  return {
    workspaceOf: (userId) => workspaceOf(workspaces, userId),
    directOf,
    async describe(userId) {
      const workspace = workspaceOf(workspaces, userId);
      const { user } = await workspace.asBot('users.info', { user: userId });
      return completeUser(objectOf(user), workspace, true);
    },
    async messages(place) {
      const channel = place.startsWith('U') ? await directOf(place) : place;
      for (const workspace of workspaces) {
        const history = await historyOf(workspace, channel);
        if (history)
          return history.map((message) => readMessage(channel, completeMessage(message, workspace, true)));
      }
      throw new Error(`no workspace has a conversation ${channel}`);
    },
  };
}
