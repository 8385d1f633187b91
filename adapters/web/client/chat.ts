import type { WireEvent, WireLetter, WireMessage, WireReply, WireState } from '../wire.ts';
import { createActing, createAnnouncer } from './acting.ts';
import { get, post } from './api.ts';
import type { Pressed } from './card/card.ts';
import { createComposer } from './composer.ts';
import { createMessageList, type MessageList } from './conversation.ts';
import { createDemoActions, type DemoActions } from './demo-actions.ts';
import { fill, h } from './dom.ts';
import type { DrawnLetter } from './letter.ts';
import { markRead, readUpTo } from './reading.ts';
import { drawShell, type Shell } from './shell.ts';
import { listen } from './stream.ts';
import { type Times, timesFor } from './time.ts';

/** This open page; it is not told by the stream what it did itself. */
const page = crypto.randomUUID();
/** The demo's clock and the real one are the same then. */
const toleratedMilliseconds = 60_000;

/** The chat: one person's conversations, as the server knows them. */
class Chat {
  private readonly announcer = createAnnouncer();
  private readonly shell: Shell;
  private readonly demo: DemoActions;
  private state: WireState;
  private times: Times;
  private list: MessageList | null = null;
  private current: string | null = null;
  private stream: { stop(): void } | null = null;
  /** When the state came, on the page's own clock; the demo's clock runs on from there. */
  private stateAt = performance.now();
  private refreshTimer: number | undefined;

  private readonly acting = createActing({
    words: () => this.state.words,
    send: (pressed, letter) => this.act(pressed, letter),
    showSaid: (message, letter) => this.showSaid(message, letter),
    showDone: (message, letter) => this.showDone(message, letter),
    done: () => this.refreshSoon(),
  });

  constructor(root: HTMLElement, state: WireState) {
    this.shell = drawShell(root, this.announcer.element);
    this.state = state;
    this.times = timesFor(state.words, state.me.timeZone);
    this.demo = createDemoActions({
      shell: this.shell,
      state: () => this.state,
      where: () => this.where(),
      refreshAll: () => this.refreshAll(),
      forgetOpen: () => {
        this.list = null;
        this.current = null;
      },
    });
    window.setInterval(() => this.draw(), 15_000);
  }

  /** Begins, or begins anew as somebody else. */
  async start(state: WireState): Promise<void> {
    const as = state.me.externalId;
    // from somebody's own messages to somebody else's own
    const conversation = this.current?.startsWith('dm:') ? `dm:${as}` : this.current;
    this.current = null;
    this.takeState(state);
    this.stream?.stop();
    sessionStorage.setItem('saman.as', as);
    history.replaceState(null, '', `/?${new URLSearchParams({ as })}`);
    this.stream = listen(`/demo/events?${new URLSearchParams({ as, page })}`, {
      told: (event) => void this.told(event),
      connected: (isConnected, again) => this.connected(isConnected, again),
    });
    await this.openOneOf(conversation);
  }

  private now(): Date {
    return new Date(Date.parse(this.state.now) + (performance.now() - this.stateAt));
  }

  private takeState(state: WireState): void {
    if (this.state.words.language !== state.words.language) this.list = null;
    this.state = state;
    this.stateAt = performance.now();
    this.times = timesFor(state.words, state.me.timeZone);
    this.draw();
  }

  private draw(): void {
    this.shell.draw({
      state: this.state,
      current: this.current,
      open: (key) => void this.open(key, true),
      write: (text) => void this.write(text),
      clock: () => this.times.clock(this.now()),
      isOwnTime: () => Math.abs(this.now().getTime() - Date.now()) > toleratedMilliseconds,
      moment: (at) => this.times.moment(new Date(at)),
      become: (externalId) => void this.become(externalId),
      speak: (language) => void this.demo.speak(language),
      moveClock: (to) => void this.demo.moveClock(to),
      letOthersAnswer: () => void this.demo.letOthersAnswer(),
      startOver: () => void this.demo.startOver(),
    });
  }

  private async fetchState(as: string): Promise<WireState | null> {
    const answer = await get<WireState>('/demo/state', { as });
    if (!answer.ok) this.shell.say(answer.text ?? this.state.words.connection.lost, true);
    return answer.ok ? answer.value : null;
  }

  private async become(externalId: string): Promise<void> {
    const state = await this.fetchState(externalId);
    this.draw();
    if (!state) return;
    this.list = null;
    await this.start(state);
  }

  private where() {
    const as = this.state.me.externalId;
    return { as, page, conversation: this.current ?? `dm:${as}` };
  }

  private act(pressed: Pressed, letter: DrawnLetter | null) {
    const id = letter?.letter().id;
    const kept = id !== undefined && !id.startsWith('momentary') ? id : null;
    return post<WireReply>('/demo/act', { ...this.where(), ...pressed, letter: kept });
  }

  /** Opens the named conversation where the person has it, or the first. */
  private async openOneOf(key: string | null): Promise<void> {
    const keys = this.state.conversations.map((one) => one.key);
    const chosen = keys.find((one) => one === key) ?? keys[0];
    if (chosen === undefined) return;
    if (chosen === this.current && this.list) await this.fetchMessages();
    else await this.open(chosen, false);
  }

  private async open(key: string, byHand: boolean): Promise<void> {
    const { state, times } = this;
    this.current = key;
    if (byHand) this.shell.showPane('conversation');
    this.draw();
    const list = createMessageList(state, times, () => this.now(), {
      words: () => state.words,
      time: times.of,
      pressed: (letter, pressed) => this.acting.press(letter, pressed),
    });
    const conversation = state.conversations.find((one) => one.key === key);
    const composer = createComposer(state.words, conversation?.name ?? '', (text) => this.send(text));
    this.list = list;
    this.shell.messages.replaceChildren(list.element);
    this.shell.composer.replaceChildren(composer.element);
    const read = readUpTo(state.me.externalId)[key];
    await this.fetchMessages();
    list.revealAfter(read ?? null);
    if (byHand) list.element.focus({ preventScroll: true });
  }

  private async fetchMessages(only?: string): Promise<readonly WireLetter[]> {
    const { list, current } = this;
    if (!list || current === null) return [];
    const answer = await get<readonly WireLetter[]>('/demo/messages', {
      as: this.state.me.externalId,
      conversation: current,
      ...(only === undefined ? {} : { only }),
    });
    if (this.list !== list) return [];
    if (!answer.ok) {
      this.shell.say(answer.text ?? this.state.words.connection.lost, true);
      return [];
    }
    if (only === undefined) {
      list.setAll(answer.value);
      this.seen();
    }
    return answer.value;
  }

  private seen(): void {
    if (this.list && this.current !== null)
      markRead(this.state.me.externalId, this.current, this.list.lastOrder());
    this.draw();
  }

  private async send(text: string) {
    const answer = await post<{ letter: WireLetter; reply: WireReply }>('/demo/say', {
      ...this.where(),
      text,
    });
    if (!answer.ok) return answer;
    const { letter, reply } = answer.value;
    const drawn = this.list?.put(letter);
    if (drawn) this.list?.reveal(drawn);
    this.acting.take(reply);
    this.seen();
    this.refreshSoon();
    return null;
  }

  /** Words that are written by a press. */
  private async write(text: string): Promise<void> {
    this.shell.showPane('conversation');
    const problem = await this.send(text);
    if (problem) this.shell.say(problem.text ?? this.state.words.connection.notSent);
  }

  private showSaid(message: WireMessage, letter: WireLetter | null): void {
    const { list } = this;
    if (!list) return;
    const inChannel = this.current?.startsWith('ch:') ?? false;
    list.refresh(message);
    const shown = letter ? list.put(letter) : list.putMomentary(message, inChannel, this.now().toISOString());
    list.reveal(shown);
    shown.element.focus({ preventScroll: true });
    this.announce(null, message.plain);
    this.seen();
  }

  private showDone(message: WireMessage, letter: WireLetter | null): void {
    const { list } = this;
    const shown = letter ? null : (list?.refresh(message) ?? null);
    if (!list || !shown) {
      this.showSaid(message, letter);
      return;
    }
    if (!list.isInSight(shown)) list.reveal(shown);
    this.announce(null, message.plain);
  }

  private announce(writer: string | null, text: string): void {
    const { chat } = this.state.words;
    const name = writer ?? chat.saman;
    this.announcer.say(`${fill(chat.newMessage, { name })}: ${text.split('\n')[0] ?? ''}`);
  }

  private async told(event: WireEvent): Promise<void> {
    if (event.kind === 'everything') {
      await this.refreshAll();
      return;
    }
    if (event.conversation === this.current && this.list) {
      if (event.kind === 'removed') this.list.remove(event.id);
      else await this.fetchLetter(event.id);
    }
    this.refreshSoon();
  }

  private async fetchLetter(id: string): Promise<void> {
    const { list } = this;
    const [letter] = await this.fetchMessages(id);
    if (!letter || !list) return;
    const wasAtEnd = list.isAtEnd();
    const isNew = !list.has(id);
    const drawn = list.put(letter);
    if (!isNew) return;
    if (wasAtEnd) list.reveal(drawn);
    const { content } = letter;
    this.announce(letter.writer, content.kind === 'text' ? content.text : content.message.plain);
    this.seen();
  }

  private refreshSoon(): void {
    window.clearTimeout(this.refreshTimer);
    this.refreshTimer = window.setTimeout(async () => {
      const state = await this.fetchState(this.state.me.externalId);
      if (state) this.takeState(state);
    }, 200);
  }

  private async refreshAll(): Promise<void> {
    const state = await this.fetchState(this.state.me.externalId);
    if (!state) return;
    this.takeState(state);
    await this.openOneOf(this.current);
  }

  private connected(isConnected: boolean, again: boolean): void {
    const { connection } = this.state.words;
    if (!isConnected) this.shell.say(connection.lost, true);
    if (!isConnected || !again) return;
    this.shell.say(connection.back);
    void this.refreshAll();
  }
}

async function begin(): Promise<void> {
  const root = document.getElementById('chat');
  if (!root) return;
  const asked = new URLSearchParams(location.search).get('as') ?? sessionStorage.getItem('saman.as');
  const people = await get<WireState['people']>('/demo/people');
  const known = people.ok ? people.value.map((person) => person.externalId) : [];
  const as = known.find((one) => one === asked) ?? known[0];
  const answer = as === undefined ? null : await get<WireState>('/demo/state', { as });
  if (answer?.ok) {
    await new Chat(root, answer.value).start(answer.value);
    return;
  }
  const text = answer?.text ?? (people.ok ? null : people.text);
  root.replaceChildren(h('p', { class: 'waiting', role: 'alert' }, text ?? '…'));
  window.setTimeout(() => void begin(), 3000);
}

void begin();
