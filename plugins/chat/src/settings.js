import { post, trial } from './chat.js';
import { messageOf } from './message.js';

/** Behind "Test connection": writes one message, as anything less would prove nothing. */
export const test = trial(async ({ config }, host, text) => {
  await post(config, host, text, messageOf(config, { title: text.hello, body: text.helloBody, severity: 'low' }, [], text));
  return { message: text.tested };
});
