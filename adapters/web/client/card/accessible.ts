import { type AdaptiveCard, ChoiceSetInput, type Input, OpenUrlAction } from 'adaptivecards';
import { h, uniqueId } from '../dom.ts';
import { drawSpread } from './spread.ts';

/** A step of a scale: its number big, its word small. */
function drawStep(label: HTMLElement): boolean {
  const [whole, number, word] = /^(\d+)(?:\s*[–—:.·-])?\s*(.*)$/.exec(label.textContent ?? '') ?? [];
  if (whole === undefined || number === undefined) return false;
  label.replaceChildren(h('b', {}, number), word ? h('small', {}, word) : '');
  // read with a space between, whatever the layout
  if (word) label.insertBefore(document.createTextNode(' '), label.lastChild);
  return true;
}

/** The element that takes the value: a field, or the group of choices. */
const controlOf = (input: Input): HTMLElement | null => {
  const control = input.renderedElement?.querySelector('.ac-input-container')?.firstElementChild;
  return control instanceof HTMLElement ? control : null;
};

const labelOf = (input: Input): HTMLElement | null => {
  const group = controlOf(input);
  const label = group?.parentElement?.previousElementSibling;
  return label instanceof HTMLElement ? label : null;
};

/** What a label says in parentheses at its end ("optional") stands back. */
function quietenAside(label: HTMLElement): void {
  const place = label.querySelector<HTMLElement>('span:only-child') ?? label;
  const [, main, aside] = /^(.+?)\s*(\([^()]+\))$/.exec(place.textContent ?? '') ?? [];
  if (main !== undefined && aside !== undefined)
    place.replaceChildren(`${main} `, h('span', { class: 'aside' }, aside));
}

/** A label that says again what stands as a heading over it is there for those who hear it. */
function hideRepeated(label: HTMLElement): void {
  const part = label.closest('.ac-container');
  const heading = part?.querySelector('[role=heading]')?.textContent?.toLocaleLowerCase() ?? '';
  if (heading !== '' && label.textContent?.toLocaleLowerCase().includes(heading))
    label.classList.add('hidden');
}

/** A row of short steps instead of a list of radio buttons. */
function drawRow(group: HTMLElement, labels: readonly HTMLElement[]): void {
  const steps = labels.map(drawStep);
  const short = labels.every((label) => (label.textContent ?? '').length <= 18);
  if (labels.length <= 10 && steps.every(Boolean)) group.classList.add('steps');
  else if (labels.length <= 6 && short) group.classList.add('pills');
}

/** adaptivecards names a group's first choice by everything and shares names between cards: both are put right. */
function repairChoices(input: ChoiceSetInput): void {
  const group = controlOf(input);
  const boxes = [...(group?.querySelectorAll('input') ?? [])].filter(
    (box) => box.type === 'radio' || box.type === 'checkbox',
  );
  if (!group || boxes.length === 0) return;
  const name = uniqueId('choice');
  const labels: HTMLElement[] = [];
  for (const box of boxes) {
    box.name = name;
    box.removeAttribute('aria-label');
    const label = group.querySelector<HTMLElement>(`label[for="${box.id}"]`);
    if (label) {
      box.setAttribute('aria-labelledby', label.id);
      labels.push(label);
    }
    box.parentElement?.classList.add('choice');
  }
  group.setAttribute('role', input.isMultiSelect ? 'group' : 'radiogroup');
  const heading = labelOf(input);
  if (heading) {
    heading.id ||= uniqueId('label');
    group.setAttribute('aria-labelledby', heading.id);
  }
  if (!input.isMultiSelect) drawRow(group, labels);
  if (heading && group.classList.contains('steps')) hideRepeated(heading);
}

/** Opens a personal link in a new tab by POST, which binds it to this browser: somebody has asked for just that. */
function openPersonal(address: URL): void {
  const form = h('form', {
    method: 'post',
    action: address.href,
    target: '_blank',
    rel: 'noopener',
    hidden: true,
  });
  document.body.append(form);
  form.submit();
  form.remove();
}

/** A link is a link: it can be opened in a new tab, copied, and is read as one. Only web addresses are let through. */
function drawLinks(card: AdaptiveCard, isOwn: boolean): void {
  for (const action of card.getAllActions()) {
    if (!(action instanceof OpenUrlAction) || !action.renderedElement) continue;
    const address = URL.parse(action.url ?? '', location.href);
    if (!address || !/^https?:$/.test(address.protocol)) {
      action.renderedElement.remove();
      continue;
    }
    const link = h(
      'a',
      {
        href: address.href,
        class: action.renderedElement.className,
        target: '_blank',
        rel: 'noopener noreferrer',
      },
      action.title ?? address.href,
    );
    if (isOwn && address.origin === location.origin) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        openPersonal(address);
      });
    }
    action.renderedElement.replaceWith(link);
  }
}

/**
 * Makes a rendered card good to use with the keyboard alone and with a screen reader. `linksAreOwn`: its links are
 * personal ones of whoever reads it.
 */
export function makeAccessible(card: AdaptiveCard, element: HTMLElement, linksAreOwn: boolean): void {
  for (const input of card.getAllInputs()) {
    if (input instanceof ChoiceSetInput) repairChoices(input);
    const control = controlOf(input);
    if (control && input.id) control.dataset.input = input.id;
    const label = labelOf(input);
    if (label) quietenAside(label);
  }
  for (const row of element.querySelectorAll<HTMLElement>('.ac-columnSet')) drawSpread(row);
  for (const control of element.querySelectorAll('button')) {
    // the title says again what the button says
    control.removeAttribute('title');
    control.removeAttribute('aria-label');
    control.removeAttribute('role');
  }
  // the card's own heading stands under the conversation's or the page's, the others under the card's
  const top = document.body.matches('.chat') ? 3 : 2;
  for (const [index, heading] of element.querySelectorAll('[role=heading]').entries())
    heading.setAttribute('aria-level', String(index === 0 ? top : top + 1));
  drawLinks(card, linksAreOwn);
}

/** The card's own lines directly above an input that say the text already. */
function linesAbove(input: Input, text: string): readonly Element[] {
  const lines: Element[] = [];
  let before = input.renderedElement?.previousElementSibling ?? null;
  while (before && (before.matches('.ac-textBlock') || before.textContent === '')) {
    const said = before.textContent ?? '';
    if (said !== '' && !text.includes(said)) break;
    if (said !== '') lines.unshift(before);
    before = before.previousElementSibling;
  }
  return lines;
}

/** Ties the texts of what stands in the way to their inputs, and moves the focus to the first. */
export function showErrors(card: AdaptiveCard, errors: Readonly<Record<string, string>>): void {
  let first: Input | null = null;
  for (const input of card.getAllInputs()) {
    const text = input.id ? errors[input.id] : undefined;
    const control = controlOf(input);
    if (text === undefined || !control || !input.renderedElement) continue;
    const said = linesAbove(input, text);
    const notes = said.length > 0 ? said : [h('p', { class: 'field-error' }, text)];
    if (said.length === 0) input.renderedElement.append(...notes);
    for (const note of notes) note.id ||= uniqueId('error');
    control.setAttribute('aria-describedby', notes.map((note) => note.id).join(' '));
    control.setAttribute('aria-invalid', 'true');
    first ??= input;
  }
  first?.focus();
}
