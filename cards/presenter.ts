import type { ViewName, Views } from '../bot/conversation/view.ts';
import type { Presenter } from '../bot/ports/presenter.ts';
import { builders } from './build.ts';
import type { Card } from './card.ts';
import { minutesDocument } from './evaluation/minutes-document.ts';
import { read } from './read.ts';
import { understand } from './understand.ts';
import { type Say, sayTo } from './words/say.ts';

type Build = (props: Views[ViewName], say: Say) => Card;

/** Cards and words behind the core's port. */
export function createPresenter(): Presenter {
  return {
    present({ view, props }, audience) {
      const card = (builders[view.name] as Build)(props, sayTo(audience));
      return { view, card, plain: card.fallbackText };
    },
    fieldErrors(refusals, audience) {
      const { problems } = sayTo(audience).form({ values: {}, refusals });
      const { '': _ofNoField, ...byField } = problems;
      return Object.fromEntries(Object.entries(byField).map(([field, texts]) => [field, texts.join(' ')]));
    },
    read,
    understand,
    minutes: minutesDocument,
  };
}
