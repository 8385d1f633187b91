type Child = Node | string | null | false | undefined;
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Makes an element. Texts become text nodes, so nothing that people wrote is ever read as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

export function append(element: Element, children: readonly Child[]): void {
  for (const child of children) if (child) element.append(child);
}

/** A button with what it does. */
export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h('button', { type: 'button', class: 'button', ...attributes }, label);
  element.addEventListener('click', press);
  return element;
}

/** A labelled choice. */
export function select(
  label: string,
  options: readonly { readonly value: string; readonly name: string; readonly lang?: string }[],
  value: string,
  chosen: (value: string) => void,
): HTMLLabelElement {
  const list = h(
    'select',
    {},
    ...options.map((option) => h('option', { value: option.value, lang: option.lang }, option.name)),
  );
  list.value = value;
  list.addEventListener('change', () => chosen(list.value));
  return h('label', { class: 'field' }, h('span', {}, label), list);
}

/** Fills in what a text names in braces. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

let lastId = 0;
/** An id that no other element of the page has. */
export const uniqueId = (prefix: string): string => {
  lastId += 1;
  return `${prefix}-${lastId}`;
};
