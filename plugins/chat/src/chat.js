import { posted } from '../../shared/requests.js';
import { system } from '../../shared/system.js';
import { Trouble } from '../../shared/trouble.js';
import { isSet } from '../../shared/values.js';
import { TEXTS } from './texts.js';

export const { textsOf, trial, send } = system({
  name: 'The chat',
  needs: 'an incoming webhook that is not switched off',
  patienceMs: 5000,
  texts: TEXTS,
});

export async function post(config, host, text, message) {
  if (!isSet(config.webhook)) {
    throw new Trouble(text.noWebhook);
  }
  // The address is the secret: the host puts it in the place of this one.
  const request = posted({ auth: { secret: 'config.webhook', as: 'url' } }, message);
  try {
    await send(host, text, `https://${config.host}/`, request, { explain: (why, status) => (status === 410 ? text.gone : text.notTaken(why)) });
  } catch (trouble) {
    throw trouble instanceof Trouble && [text.refused, text.forbidden, text.missing(`https://${config.host}/`)].includes(trouble.title) ? new Trouble(text.gone) : trouble;
  }
}
