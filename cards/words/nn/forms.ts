/** Around a form that opens in a window of its own. */
export const forms = {
  open: 'Opne skjemaet',
  cancel: 'Avbryt',
  close: 'Lukk',
  oneMoment: 'Eit augeblikk …',
  /** What stands in brackets in a label of a field that may be left empty. */
  optional: 'valfritt',
};
