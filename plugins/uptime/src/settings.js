import { isWeb } from './address.js';
import { checkWatched } from './check.js';
import { optional } from './labels.js';
import { textsOf } from './texts.js';

/** Behind "Test connection": asks each watched address once. */
export async function test({ config, context }, host) {
  const text = textsOf(context);
  const address = config.address || '';
  if (address !== '' && !isWeb(address)) {
    return { ok: false, message: text.testAddress };
  }
  const results = await checkWatched(config, text, host);
  if (results.length === 0) {
    return address === '' ? { ok: false, message: text.testNothing } : { ok: true, message: text.testForm };
  }
  const bad = results.filter((result) => result.state === 'bad');
  return {
    ok: bad.length === 0,
    message: bad.length === 0 ? text.testGood(results.length) : text.testBad(bad.map((r) => r.name).join(', ')),
    details: results.map((result) => ({
      name: result.name,
      state: result.state,
      ...optional('code', result.code),
      ...optional('ms', result.ms),
      ...optional('detail', result.detail),
    })),
  };
}
