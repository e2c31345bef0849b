import { Trouble } from '../../shared/trouble.js';
import { listOf, tidied } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { post, textsOf } from './chat.js';
import { messageOf } from './message.js';

const RANK = { low: 0, normal: 1, high: 2, critical: 3 };

/** Delivers one notification: once to the channel, whoever it is for. */
export async function deliver({ config: asSet, context, input }, host) {
  const config = tidied(asSet);
  const text = textsOf(context);
  const { notification = {}, recipients } = input;
  if ((RANK[notification.severity] ?? 1) < (RANK[config.least] ?? 1)) {
    return { result: 'delivered', message: text.quiet };
  }
  try {
    await post(config, host, text, messageOf(config, notification, listOf(recipients), text));
    return { result: 'delivered' };
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) {
      throw trouble;
    }
    return { result: trouble.passing ? 'retry' : 'refused', message: cut(trouble.message, 300) };
  }
}
