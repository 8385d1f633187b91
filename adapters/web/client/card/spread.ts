import { h } from '../dom.ts';

interface Step {
  readonly column: HTMLElement;
  /** How many chose it; NaN where the column is no step. */
  readonly count: number;
  readonly isPoor: boolean;
}

function stepIn(column: HTMLElement): Step {
  const [grade, said, ...others] = column.querySelectorAll<HTMLElement>('.ac-textBlock');
  const isStep = /^\d+$/.test(grade?.textContent ?? '') && others.length === 0;
  const count = isStep ? Number.parseInt(said?.textContent ?? '', 10) : Number.NaN;
  return { column, count, isPoor: said?.style.color.includes('poor') ?? false };
}

/** A row of steps, each with how many chose it, gets a bar over each. What a bar says stands under it as text. */
export function drawSpread(row: HTMLElement): void {
  const steps = [...row.querySelectorAll<HTMLElement>(':scope > .ac-container')].map(stepIn);
  const most = Math.max(1, ...steps.map((step) => step.count));
  if (steps.length === 0 || Number.isNaN(most)) return;
  row.classList.add('spread');
  for (const { column, count, isPoor } of steps) {
    const bar = h('i', {});
    bar.style.height = `${Math.round((100 * count) / most)}%`;
    column.prepend(h('div', { class: 'bar', 'aria-hidden': 'true' }, bar));
    column.classList.toggle('some', count > 0);
    column.classList.toggle('poor', isPoor);
  }
}
