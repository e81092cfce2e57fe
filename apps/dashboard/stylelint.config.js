/** Physical directions would not turn round with the language. */
const physical = [
  /^(?:left|right|top|bottom|width|height|float|clear)$/,
  /^(?:min|max)-(?:width|height)$/,
  /^(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)/,
  /^border-(?:top|bottom)-(?:left|right)-radius$/,
];

/** Lengths, times and colours have names in tokens.css; hairs and zeros need none. */
const literal =
  /(?:^|[\s(,-])(?!0)\d*\.?\d+(?:px|rem|em|ms|s|pt|cm)\b|#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/i;

export default {
  extends: ['stylelint-config-standard'],
  rules: {
    'property-disallowed-list': physical,
    'declaration-property-value-disallowed-list': {
      '/.*/': [literal, /\b(?:left|right)\b/],
    },
    // Class names are those of modules: camel case, read as properties.
    'selector-class-pattern': '^[a-z][A-Za-z0-9_]*$',
    'keyframes-name-pattern': '^[a-z][a-zA-Z]*$',
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    'custom-property-pattern': '^[a-z][a-z0-9-]*$',
    'no-descending-specificity': null,
    'custom-property-empty-line-before': null,
    // Written for engines that still want it.
    'property-no-vendor-prefix': null,
    'value-no-vendor-prefix': null,
  },
  overrides: [
    { files: ['src/ui/tokens.css'], rules: { 'declaration-property-value-disallowed-list': null } },
  ],
};
