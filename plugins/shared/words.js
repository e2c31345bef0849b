// Words and times as people read them.

export function cut(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

// Sentences go into Markdown: what others wrote must stay text.
export function plain(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

// A word of the other side in the reader's language, or as it is.
export function worded(text, word) {
  return Object.hasOwn(text.words, word) ? text.words[word] : cut(String(word || '–'), 60);
}

/** A time in ISO 8601; undefined where there is none. */
export function when(time) {
  const at = typeof time === 'number' ? time : Date.parse(time);
  return Number.isFinite(at) ? new Date(at).toISOString() : undefined;
}
