import { github } from './github';
import { gitlab } from './gitlab';
import { json } from './json';
import type { Formatter } from './report';
import { text } from './text';

/** The output formats by the name that `--format` takes. */
export const formatters = { text, json, github, gitlab } satisfies Record<string, Formatter>;
export type Format = keyof typeof formatters;
