// The part of YAML that descriptors are written in. What is beyond it is refused by name, never guessed.

import { balanced, closed, scalar } from './yaml-scalars.js';

export function documentsOf(source) {
  const documents = [[]];
  source.replace(/^\uFEFF|\r?\n$/g, '').split(/\r?\n/).forEach((line, number) => {
    if (/^---(\s|$)/.test(line)) {
      documents.push([{ text: line.slice(3).trim(), number }].filter(({ text }) => text !== '' && !text.startsWith('#')));
    } else if (!/^\.\.\.\s*$/.test(line) && !line.startsWith('%')) {
      documents[documents.length - 1].push({ text: line, number });
    }
  });
  return documents.map((lines) => new Reader(lines).document()).filter((document) => document !== null);
}

class Reader {
  constructor(lines) {
    this.lines = lines.map(({ text, number }) => ({ text: text.trimEnd(), raw: text, number }));
    this.at = 0;
    this.depth = 0;
  }

  document() {
    const line = this.line();
    if (line === undefined) {
      return null;
    }
    const value = this.node(indentOf(line.text));
    const rest = this.line();
    if (rest !== undefined) {
      this.refuse(rest, 'this line belongs to nothing');
    }
    return value;
  }

  /** The next line with something on it; stays there. */
  line() {
    while (this.at < this.lines.length && /^\s*(#.*)?$/.test(this.lines[this.at].text)) {
      this.at++;
    }
    const line = this.lines[this.at];
    if (line !== undefined && /^ *\t/.test(line.text)) {
      this.refuse(line, 'a tab cannot indent');
    }
    return line;
  }

  refuse(line, why) {
    throw new Error(`line ${(line || this.lines[this.lines.length - 1] || { number: 0 }).number + 1}: ${why}`);
  }

  node(indent) {
    if (++this.depth > 40) {
      this.refuse(this.line(), 'nested too deeply');
    }
    const text = this.line().text.slice(indent);
    let value;
    if (/^-(\s|$)/.test(text)) {
      value = this.sequence(indent);
    } else if (keyOf(text) !== null) {
      value = this.mapping(indent);
    } else {
      value = this.inline(text, indent - 1);
    }
    this.depth--;
    return value;
  }

  sequence(indent) {
    const items = [];
    for (let line = this.line(); line !== undefined && indentOf(line.text) === indent && /^-(\s|$)/.test(line.text.slice(indent)); line = this.line()) {
      const rest = line.text.slice(indent + 1);
      if (/^\s*(#.*)?$/.test(rest)) {
        this.at++;
        items.push(this.below(indent));
      } else {
        // What follows the dash stands as if on a line of its own.
        line.text = ' '.repeat(indent + 1) + rest;
        items.push(this.node(indentOf(line.text)));
      }
    }
    return items;
  }

  mapping(indent) {
    const map = {};
    for (let line = this.line(); line !== undefined && indentOf(line.text) === indent; line = this.line()) {
      const found = keyOf(line.text.slice(indent));
      if (found === null) {
        this.refuse(line, 'a name and a colon are expected');
      }
      if (Object.hasOwn(map, found.key) || found.key === '__proto__' || found.key === '<<') {
        this.refuse(line, `the name ${found.key} stands here twice, or cannot stand here`);
      }
      if (/^(#.*)?$/.test(found.rest)) {
        this.at++;
        const next = this.line();
        const list = next !== undefined && indentOf(next.text) === indent && /^-(\s|$)/.test(next.text.slice(indent));
        map[found.key] = list ? this.sequence(indent) : this.below(indent);
      } else {
        map[found.key] = this.inline(found.rest, indent);
      }
    }
    const line = this.line();
    if (line !== undefined && indentOf(line.text) > indent) {
      this.refuse(line, 'it is indented further than what it belongs to');
    }
    return map;
  }

  below(indent) {
    const next = this.line();
    return next !== undefined && indentOf(next.text) > indent ? this.node(indentOf(next.text)) : null;
  }

  /** A value that begins on this line; what belongs to it is indented further than `indent`. */
  inline(text, indent) {
    const line = this.lines[this.at++];
    switch (text[0]) {
      case '|':
      case '>':
        return this.block(text, indent, line);
      case '&':
      case '*':
      case '!':
      case '%':
      case '@':
      case '`':
        return this.refuse(line, `values that begin with ${text[0]} are not read here`);
      default: {
        let whole = text;
        const open = () => (/^["']/.test(whole) ? !closed(whole) : /^[[{]/.test(whole) ? !balanced(whole) : true);
        const more = () => this.at < this.lines.length && (this.lines[this.at].text.trim() === '' || indentOf(this.lines[this.at].text) > indent);
        const quoted = /^["'[{]/.test(text);
        while (open() && more() && (quoted || !/^\s*#/.test(this.lines[this.at].text))) {
          const next = this.lines[this.at++].text.trim();
          if (!quoted && keyOf(next) !== null) {
            this.refuse(this.lines[this.at - 1], 'it is indented further than what it belongs to');
          }
          whole += next === '' ? '\n' : (whole.endsWith('\n') ? '' : ' ') + next;
        }
        return scalar(whole.trim(), (why) => this.refuse(line, why));
      }
    }
  }

  block(head, indent, line) {
    const [, kind, , chomp] = /^([|>])(\d?)([+-]?)(?:\s+#.*)?$/.exec(head) || this.refuse(line, 'this is no block of text');
    const lines = [];
    let own = 0;
    for (; this.at < this.lines.length; this.at++) {
      const { text, raw } = this.lines[this.at];
      if (text !== '' && indentOf(text) <= indent) {
        break;
      }
      own = own || (text === '' ? 0 : indentOf(text));
      lines.push(text === '' ? '' : raw.slice(Math.min(own, indentOf(text))));
    }
    let empty = 0;
    for (; lines.length > 0 && lines[lines.length - 1] === ''; empty++) {
      lines.pop();
    }
    const end = { '-': '', '+': '\n'.repeat(lines.length === 0 ? empty : empty + 1) }[chomp];
    return (kind === '|' ? lines.join('\n') : folded(lines)) + (end !== undefined ? end : lines.length === 0 ? '' : '\n');
  }
}

// Lines become one; empty ones are breaks, and what is indented further stays as it is.
function folded(lines) {
  let text = '';
  let breaks = 0;
  let before = ' ';
  for (const line of lines) {
    if (line === '') {
      breaks++;
    } else {
      const kept = text === '' ? breaks : /^\s/.test(before) || /^\s/.test(line) ? breaks + 1 : breaks;
      text += (text !== '' && kept === 0 ? ' ' : '\n'.repeat(kept)) + line;
      before = line;
      breaks = 0;
    }
  }
  return text;
}

export function indentOf(text) {
  return /^ */.exec(text)[0].length;
}

export function keyOf(text) {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?:\s+(.*))?$/s.exec(text);
  if (quoted !== null) {
    return { key: quoted[1] === undefined ? quoted[2].replaceAll("''", "'") : quoted[1], rest: (quoted[3] || '').trim() };
  }
  const plain = /^([^\s"'[\]{},&*!|>%@`#?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|[-?:][^\s:](?:[^:#]|:(?=\S)|(?<=\S)#)*?)\s*:(?:\s+(.*))?$/s.exec(text);
  return plain === null ? null : { key: plain[1].trim(), rest: (plain[2] || '').trim() };
}
