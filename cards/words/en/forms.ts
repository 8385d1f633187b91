/** Around a form that opens in a window of its own. */
export const forms = {
  open: 'Open the form',
  cancel: 'Cancel',
  close: 'Close',
  oneMoment: 'One moment …',
  /** What stands in brackets in a label of a field that may be left empty. */
  optional: 'optional',
};
