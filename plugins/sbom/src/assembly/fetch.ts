// Requests to the server with the documents.

import { call } from './host';
import { Json, MISSING, group, quoted } from './json';

/** What became of a request: a status with a body, or the platform's refusal in words. */
@final
export class Answer {
  constructor(
    /** 0 for a refusal. */
    readonly status: i32,
    readonly headers: Json,
    readonly body: Json,
    readonly code: string,
    readonly message: string,
  ) {}

  header(name: string): string {
    return this.headers.get(name).first().text();
  }
}

/** @param auth JSON, or empty for none */
export function fetch(url: string, timeoutMs: i32, auth: string): Answer {
  const answer = call(
    'http.fetch',
    group([
      'url', quoted(url),
      'headers', '{"accept":"application/json"}',
      'timeoutMs', timeoutMs.toString(),
      'auth', auth,
    ]),
  );
  if (!answer.get('ok').isTrue()) {
    return new Answer(0, MISSING, MISSING, answer.get('code').text(), answer.get('message').text());
  }
  const value = answer.get('value');
  return new Answer(value.get('status').number(0), value.get('headers'), value.get('body'), '', '');
}
