// Runs before the first statement of a plugin, as a script of its own: keeps what the plugin could overwrite, takes away the
// raw door to the host and leaves one function that the call script runs.
(() => {
  const invoke = globalThis.java_invoke;
  const { parse, stringify } = JSON;
  const { defineProperty, freeze, keys } = Object;
  const { imul } = Math;
  const TextOf = String;
  const Failure = Error;
  const Mistake = TypeError;
  delete globalThis.java_invoke;
  delete globalThis.Javy;
  delete globalThis.plugin;

  let started = '';
  let seed = 0;

  const json = (value) => {
    const text = stringify(value === undefined ? null : value);
    if (typeof text !== 'string') {
      throw new Mistake('the value is no JSON: ' + typeof value);
    }
    return text;
  };

  const ask = (name, argument) => {
    const answer = parse(invoke('', name, json(argument)));
    if (answer.ok === true) {
      return answer.value;
    }
    const error = new Failure(answer.message);
    error.name = answer.code;
    throw error;
  };

  const words = (value) => {
    try {
      return typeof value === 'object' && value !== null && !(value instanceof Failure) ? stringify(value) : TextOf(value);
    } catch {
      return '?';
    }
  };

  const log = (level, parts) => {
    let line = '';
    for (let i = 0; i < parts.length; i++) {
      line += (i === 0 ? '' : ' ') + words(parts[i]);
    }
    invoke('', '$log', json({ level, line }));
  };

  const levels = freeze({ __proto__: null, debug: true, info: true, warn: true, error: true });

  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  const host = freeze({
    catalog: freeze({
      get: async (ref) => ask('catalog.get', { ref }),
      query: async (query) => ask('catalog.query', { ...query }),
      apply: async (mutation) => ask('catalog.apply', { ...mutation }),
    }),
    http: freeze({ fetch: async (url, options) => ask('http.fetch', { url, ...options }) }),
    kv: freeze({
      get: async (key) => ask('kv.get', { key }),
      put: async (key, value, options) => ask('kv.put', { key, value, ...options }),
      delete: async (key) => ask('kv.delete', { key }),
      list: async (options) => ask('kv.list', { ...options }),
    }),
    notify: async (notification) => ask('notify', { ...notification }),
    events: freeze({ publish: async (type, data) => ask('events.publish', { type, data }) }),
    progress: async (done, total, message) => ask('progress', { done, total, message }),
    log: (...parts) => (parts.length > 1 && levels[parts[0]] ? log(parts[0], parts.slice(1)) : log('info', parts)),
    now: () => started,
    random,
  });

  // The state of the engine's own generator is part of the snapshot: every call would see the same numbers.
  Math.random = random;
  globalThis.console = freeze({
    debug: (...parts) => log('debug', parts),
    log: (...parts) => log('info', parts),
    info: (...parts) => log('info', parts),
    warn: (...parts) => log('warn', parts),
    error: (...parts) => log('error', parts),
  });

  const text = (read) => {
    try {
      const value = read();
      return typeof value === 'string' ? value : null;
    } catch {
      return null;
    }
  };

  const fail = (thrown) => {
    const object = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function';
    const name = object ? text(() => thrown.name) : null;
    const message = object ? text(() => thrown.message) : text(() => TextOf(thrown));
    const stack = object ? text(() => thrown.stack) : null;
    invoke('', '$fail', stringify({ __proto__: null, name, message, stack }));
  };

  const functions = (plugin) => keys(plugin).filter((name) => typeof plugin[name] === 'function');

  const run = async (plugin) => {
    try {
      const call = parse(invoke('', '$take', '0'));
      started = call.now;
      seed = call.seed;
      if (call.function === null) {
        invoke('', '$put', json(functions(plugin)));
      } else if (typeof plugin[call.function] !== 'function') {
        throw new Failure('plugin.js exports no function ' + call.function);
      } else {
        invoke('', '$put', json(await (0, plugin[call.function])(call.document, host)));
      }
    } catch (thrown) {
      fail(thrown);
    }
  };

  defineProperty(globalThis, '__portolan', { value: run });
})();
