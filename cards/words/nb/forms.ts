/** Around a form that opens in a window of its own. */
export const forms = {
  open: 'Åpne skjemaet',
  cancel: 'Avbryt',
  close: 'Lukk',
  oneMoment: 'Et øyeblikk …',
  /** What stands in brackets in a label of a field that may be left empty. */
  optional: 'valgfritt',
};
