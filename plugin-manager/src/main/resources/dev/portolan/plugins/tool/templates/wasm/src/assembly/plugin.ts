// The functions of the plugin. Each takes a document {config, context, input} and gives JSON.

import { given, taken } from './host';
import { Json, group, parse, quoted } from './json';

/** Named in plugin.yaml: the card on the page of a component. */
function card(document: Json): string {
  const metadata = document.get('input').get('entity').get('metadata');
  const title = metadata.get('title').text();
  const name = title == '' ? metadata.get('name').text() : title;
  return group(['block', '"status"', 'state', '"good"', 'label', quoted('Hello from WebAssembly, ' + name + '.')]);
}

/** Named in plugin.yaml: behind "Test connection". */
function test(): string {
  return '{"ok": true, "message": "There is nothing that could fail."}';
}

// What the platform calls; docs/plugin-runtimes.md says more of it.

export function portolan_functions(): i64 {
  return given('["card", "test"]');
}

export function portolan_call(name: usize, nameSize: i32, document: usize, documentSize: i32): i64 {
  const called = String.UTF8.decodeUnsafe(name, nameSize);
  return given(called == 'card' ? card(parse(taken(document, documentSize))) : test());
}

/** Nothing is freed: memory is as it was at the start with each call. */
export function portolan_alloc(size: i32): usize {
  return heap.alloc(size);
}
