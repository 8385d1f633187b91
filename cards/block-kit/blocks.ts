/** The part of Slack's Block Kit that Saman uses: closed, and without mrkdwn, so that nothing is read as mark-up. */
export type Block =
  | HeaderBlock
  | RichTextBlock
  | ContextBlock
  | DividerBlock
  | ImageBlock
  | ActionsBlock
  | InputBlock;

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  /** `:smile:` stays as it was written. */
  readonly emoji: false;
}

export interface HeaderBlock {
  readonly type: 'header';
  readonly text: PlainText;
}

export interface RichText {
  readonly type: 'text';
  readonly text: string;
  readonly style?: { readonly bold?: true; readonly italic?: true };
}

export interface RichTextSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichText[];
}

export interface RichTextBlock {
  readonly type: 'rich_text';
  readonly elements: readonly RichTextSection[];
}

export interface ContextBlock {
  readonly type: 'context';
  readonly elements: readonly PlainText[];
}

export interface DividerBlock {
  readonly type: 'divider';
}

export type ImageBlock = { readonly type: 'image'; readonly alt_text: string } & (
  | { readonly image_url: string }
  | { readonly slack_file: { readonly id: string } }
);

export interface Button {
  readonly type: 'button';
  readonly text: PlainText;
  readonly action_id: string;
  /** What the button means, as `pressValue` writes it; a button that opens an address has none. */
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
}

export interface ActionsBlock {
  readonly type: 'actions';
  readonly elements: readonly Button[];
}

/** An input's block is named after it. */
export interface InputBlock {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly optional: boolean;
  readonly element: InputElement;
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
}

interface Menu<T extends string> {
  readonly type: T;
  readonly action_id: 'value';
  readonly placeholder?: PlainText;
}

interface OneOf<T extends string> {
  readonly type: T;
  readonly action_id: 'value';
  readonly options: readonly Option[];
  readonly initial_option?: Option;
}

interface ManyOf<T extends string> {
  readonly type: T;
  readonly action_id: 'value';
  readonly options: readonly Option[];
  readonly initial_options?: readonly Option[];
}

export type InputElement =
  | (Menu<'plain_text_input'> & { readonly multiline: boolean; readonly initial_value?: string })
  | (Menu<'static_select'> & OneOf<'static_select'>)
  | (Menu<'multi_static_select'> & ManyOf<'multi_static_select'>)
  | OneOf<'radio_buttons'>
  | ManyOf<'checkboxes'>
  | Menu<'users_select'>
  | Menu<'multi_users_select'>
  | (Menu<'conversations_select'> & { readonly filter: ConversationFilter })
  | (Menu<'multi_conversations_select'> & { readonly filter: ConversationFilter })
  | { readonly type: 'datepicker'; readonly action_id: 'value'; readonly initial_date?: string }
  | { readonly type: 'timepicker'; readonly action_id: 'value'; readonly initial_time?: string };

export interface ConversationFilter {
  readonly include: readonly ['public', 'private'];
  readonly exclude_bot_users: true;
}

export interface ModalView {
  readonly type: 'modal';
  readonly callback_id: 'saman';
  readonly title: PlainText;
  readonly close: PlainText;
  readonly submit?: PlainText;
  readonly private_metadata: string;
  readonly notify_on_close: false;
  readonly blocks: readonly Block[];
}

export interface HomeView {
  readonly type: 'home';
  readonly blocks: readonly Block[];
}
