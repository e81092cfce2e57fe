/** Compiles the messages for those who need them without a build: the tests and the type check. */
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide-options.ts';

await compile(paraglideOptions);
