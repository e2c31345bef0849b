// The door between the plugin and the platform; docs/plugin-runtimes.md says what goes through it.

import { Bytes, Json, group, parse, quoted } from './json';

@external('portolan', 'host')
declare function host(name: usize, nameSize: i32, argument: usize, argumentSize: i32): i64;

@external('portolan', 'fail')
declare function refuse(message: usize, messageSize: i32): void;

/** What the platform hands in. */
export function taken(at: usize, size: i32): Bytes {
  return new Bytes(at, size);
}

/** JSON as an answer: its address and its length in one number. */
export function given(json: string): i64 {
  const bytes = String.UTF8.encode(json);
  return (<i64>changetype<usize>(bytes) << 32) | <i64>bytes.byteLength;
}

/**
 * Calls a function of the host.
 *
 * @param argument JSON
 * @return `{ok: true, value}` or `{ok: false, code, message}`
 */
export function call(name: string, argument: string): Json {
  const called = String.UTF8.encode(name);
  const handed = String.UTF8.encode(argument);
  const answer = host(changetype<usize>(called), called.byteLength, changetype<usize>(handed), handed.byteLength);
  return parse(new Bytes(<usize>(answer >>> 32), <usize>(answer & 0xffffffff)));
}

/** The time the call began, in ISO 8601. */
export function now(): string {
  return call('now', '{}').get('value').text();
}

/** A line of the plugin's log. */
export function log(level: string, line: string): void {
  call('log', group(['level', quoted(level), 'line', quoted(line)]));
}

/** Ends the call with a sentence, as what is thrown does elsewhere. */
export function fail(message: string): void {
  const bytes = String.UTF8.encode(message);
  refuse(changetype<usize>(bytes), bytes.byteLength);
}

/** What the compiler calls where it would have thrown. */
export function trap(message: string | null, file: string | null, line: u32, column: u32): void {
  fail((message ? message : 'It failed') + ' (' + (file ? file : '') + ':' + line.toString() + ').');
  unreachable();
}
