import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

// Text is text: nothing a scenario or a person wrote may ever be read as markup or code.
const noMarkup = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Text is text: use textContent or Svelte.',
  },
  { selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]', message: 'Text is text.' },
];
const namedExports = [{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }];
// The core gives the same answer on every machine, today and next year.
const sameEverywhere = [
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale\\w+)$/]',
    message: 'The core knows no locale.',
  },
  {
    selector:
      'MemberExpression[object.name="Math"][property.name=/^(random|pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|sqrt|cbrt|hypot)$/]',
    message: 'Engines may differ here or it is chance: the core counts in whole numbers.',
  },
  {
    selector: 'BinaryExpression[operator="**"]',
    message: 'Engines may differ in **: the core counts in whole numbers.',
  },
  { selector: 'AssignmentExpression[operator="**="]', message: 'Engines may differ in **.' },
];
const outsideWorld = [
  'Date',
  'Intl',
  'performance',
  'crypto',
  'window',
  'document',
  'navigator',
  'globalThis',
  'self',
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
].map((name) => ({ name, message: 'The core has no clock, no chance and no outside world.' }));

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'assets/'] },
  tseslint.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    files: ['**/*.{ts,js,svelte}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      'no-restricted-syntax': ['error', ...noMarkup, ...namedExports],
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A function may be async because its callers await it.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      // In .svelte templates `let` props and bindings are reassigned by the compiler.
      'prefer-const': 'off',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noMarkup, ...namedExports, ...sameEverywhere],
      'no-restricted-globals': ['error', ...outsideWorld],
    },
  },
  {
    files: ['**/*.config.{ts,js}'],
    rules: { 'no-restricted-syntax': ['error', ...noMarkup] },
  },
  {
    // Configuration and tools outside the TypeScript project.
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
