/**
 * What the platforms accept and no peer checks (design §5), in one table. Texts in characters. Cards are made to stay
 * within all of it, whichever platform they are shown on.
 */
export const cardLimits = {
  teams: {
    /** Of a card as JSON, in bytes: Teams takes 28 KB with what it adds itself. */
    bytes: 27_000,
    actions: 6,
  },
  slack: {
    messageBlocks: 50,
    modalBlocks: 100,
    /** Of all blocks of a message together: nowhere documented, and refused from about 11,300 on. */
    messageText: 11_000,
    section: 3000,
    fields: 10,
    field: 2000,
    heading: 150,
    buttonText: 75,
    buttonValue: 2000,
    actionId: 255,
    options: 100,
    /** Radio buttons and checkboxes; what has more is a menu, with `options` at most. */
    boxes: 10,
    optionText: 75,
    optionValue: 150,
    placeholder: 150,
    label: 2000,
    inputText: 3000,
    /** Of plain text anywhere that has no limit of its own. */
    plainText: 3000,
    contextElements: 10,
    actions: 25,
    blockId: 255,
    /** Of a button, or of a picture. */
    url: 3000,
    altText: 2000,
    /** Title, submit and close of a modal. */
    modalWord: 24,
    privateMetadata: 3000,
    /** The text beside the blocks, as a notification and a screen reader give it. */
    fallbackText: 4000,
  },
} as const;
