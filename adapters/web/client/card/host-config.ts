import { HostConfig } from 'adaptivecards';

const color = (name: string) => ({ default: `var(--${name})`, subtle: 'var(--ink-soft)' });

const foregroundColors = {
  default: color('ink'),
  dark: color('ink'),
  light: color('ink-soft'),
  accent: color('accent-ink'),
  good: color('good-ink'),
  warning: color('warning-ink'),
  attention: color('poor-ink'),
};

const container = (background: string) => ({ backgroundColor: `var(--${background})`, foregroundColors });

/** Our theme of Adaptive Cards. Colours are the page's custom properties, so light and dark need no new drawing. */
export const hostConfig = new HostConfig({
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 26 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 19, default: 22, medium: 24, large: 27, extraLarge: 33 },
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: container('card'),
    emphasis: container('card-emphasis'),
    accent: container('accent-soft'),
    good: container('good-soft'),
    warning: container('warning-soft'),
    attention: container('poor-soft'),
  },
  textBlock: { headingLevel: 3 },
  textStyles: {
    heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    columnHeader: {
      size: 'default',
      weight: 'bolder',
      color: 'default',
      isSubtle: false,
      fontType: 'default',
    },
  },
  factSet: {
    title: {
      size: 'default',
      color: 'default',
      isSubtle: true,
      weight: 'default',
      wrap: true,
      maxWidth: 180,
    },
    value: { size: 'default', color: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 6,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'default' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'bolder' },
  },
  actions: {
    maxActions: 12,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: false },
});
