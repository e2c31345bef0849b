// JSON, read where it lies in memory: a document of a megabyte costs a small object for each value, and no copy of a
// text that nobody asks for.

export enum Kind {
  Missing,
  Null,
  Flag,
  Number,
  Text,
  List,
  Group,
}

const DEEPEST = 100;

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;

/** A value. What is not there is a value, too, of kind `Missing`, so that paths can be followed without asking. */
@final
export class Json {
  items: Json[] = NOTHING;
  names: Json[] = NOTHING;

  /** @param at its first byte; of a text the one after the quote, and `end` is then the quote behind it */
  constructor(
    readonly kind: Kind,
    readonly at: usize,
    readonly end: usize,
  ) {}

  get isText(): bool {
    return this.kind == Kind.Text;
  }

  get isList(): bool {
    return this.kind == Kind.List;
  }

  get isGroup(): bool {
    return this.kind == Kind.Group;
  }

  get(name: string): Json {
    for (let i = 0, n = this.names.length; i < n; i++) {
      if (same(this.names[i], name)) {
        return this.items[i];
      }
    }
    return MISSING;
  }

  first(): Json {
    return this.items.length > 0 ? this.items[0] : MISSING;
  }

  /** The text; empty for whatever is none. */
  text(): string {
    if (this.kind != Kind.Text) {
      return '';
    }
    const plain = this.plain();
    return String.UTF8.decodeUnsafe(plain.at, plain.size);
  }

  /** @param otherwise for what is no number, or none of 32 bits */
  number(otherwise: i32): i32 {
    if (this.kind != Kind.Number) {
      return otherwise;
    }
    const value = parseFloat(String.UTF8.decodeUnsafe(this.at, this.end - this.at));
    return value >= -2147483648 && value <= 2147483647 ? i32(value) : otherwise;
  }

  isTrue(): bool {
    return this.kind == Kind.Flag && load<u8>(this.at) == 0x74;
  }

  /** The bytes of a text, without what escapes them. */
  plain(): Bytes {
    let at = this.at;
    while (at < this.end && load<u8>(at) != BACKSLASH) {
      at++;
    }
    return at == this.end ? new Bytes(this.at, this.end - this.at) : unescaped(this);
  }
}

const NOTHING: Json[] = [];
export const MISSING = new Json(Kind.Missing, 0, 0);

/** A place in memory. */
@final
export class Bytes {
  constructor(
    readonly at: usize,
    readonly size: usize,
  ) {}
}

/** @return `Missing` when that is no JSON */
export function parse(bytes: Bytes): Json {
  const reader = new Reader(bytes.at, bytes.at + bytes.size);
  const value = reader.value(0);
  reader.space();
  return reader.broken || reader.at != reader.end ? MISSING : value;
}

// Names are compared as they are written: those that matter here need no escapes.
function same(name: Json, wanted: string): bool {
  const size = wanted.length;
  if (name.end - name.at != size) {
    return false;
  }
  for (let i = 0; i < size; i++) {
    if (<i32>load<u8>(name.at + i) != wanted.charCodeAt(i)) {
      return false;
    }
  }
  return true;
}

@final
class Reader {
  broken: bool = false;

  constructor(
    public at: usize,
    readonly end: usize,
  ) {}

  space(): void {
    while (this.at < this.end) {
      const byte = load<u8>(this.at);
      if (byte != 0x20 && byte != 0x0a && byte != 0x0d && byte != 0x09) {
        return;
      }
      this.at++;
    }
  }

  value(depth: i32): Json {
    this.space();
    if (this.at >= this.end || depth > DEEPEST) {
      return this.fault();
    }
    const byte = load<u8>(this.at);
    switch (byte) {
      case 0x7b:
        return this.group(depth);
      case 0x5b:
        return this.list(depth);
      case QUOTE:
        return this.string();
      case 0x74:
        return this.word('true', Kind.Flag);
      case 0x66:
        return this.word('false', Kind.Flag);
      case 0x6e:
        return this.word('null', Kind.Null);
      default:
        return this.figure();
    }
  }

  private fault(): Json {
    this.broken = true;
    this.at = this.end;
    return MISSING;
  }

  private group(depth: i32): Json {
    const group = new Json(Kind.Group, this.at++, 0);
    if (this.ends(0x7d)) {
      return group;
    }
    group.names = [];
    group.items = [];
    do {
      this.space();
      if (this.at >= this.end || load<u8>(this.at) != QUOTE) {
        return this.fault();
      }
      const name = this.string();
      this.space();
      if (this.at >= this.end || load<u8>(this.at) != 0x3a) {
        return this.fault();
      }
      this.at++;
      group.names.push(name);
      group.items.push(this.value(depth + 1));
    } while (this.more());
    return this.ends(0x7d) ? group : this.fault();
  }

  private list(depth: i32): Json {
    const list = new Json(Kind.List, this.at++, 0);
    if (this.ends(0x5d)) {
      return list;
    }
    list.items = [];
    do {
      list.items.push(this.value(depth + 1));
    } while (this.more());
    return this.ends(0x5d) ? list : this.fault();
  }

  private more(): bool {
    return this.ends(0x2c);
  }

  private ends(wanted: u8): bool {
    this.space();
    if (this.at < this.end && load<u8>(this.at) == wanted) {
      this.at++;
      return true;
    }
    return false;
  }

  private string(): Json {
    const from = ++this.at;
    while (this.at < this.end) {
      const byte = load<u8>(this.at);
      if (byte == QUOTE) {
        return new Json(Kind.Text, from, this.at++);
      }
      this.at += byte == BACKSLASH ? 2 : 1;
    }
    return this.fault();
  }

  private word(wanted: string, kind: Kind): Json {
    const from = this.at;
    for (let i = 0; i < wanted.length; i++) {
      if (this.at >= this.end || <i32>load<u8>(this.at) != wanted.charCodeAt(i)) {
        return this.fault();
      }
      this.at++;
    }
    return new Json(kind, from, this.at);
  }

  private figure(): Json {
    const from = this.at;
    while (this.at < this.end && isOfNumber(load<u8>(this.at))) {
      this.at++;
    }
    return this.at == from ? this.fault() : new Json(Kind.Number, from, this.at);
  }
}

function isOfNumber(byte: u8): bool {
  return (byte >= 0x30 && byte <= 0x39) || byte == 0x2d || byte == 0x2b || byte == 0x2e || byte == 0x65 || byte == 0x45;
}

// What comes of escapes is never longer than they are.
function unescaped(text: Json): Bytes {
  const start = heap.alloc(text.end - text.at);
  let to = start;
  let from = text.at;
  while (from < text.end) {
    const byte = load<u8>(from++);
    if (byte != BACKSLASH || from >= text.end) {
      store<u8>(to++, byte);
      continue;
    }
    const escape = load<u8>(from++);
    if (escape != 0x75) {
      store<u8>(to++, meant(escape));
      continue;
    }
    let code = hex(from, text.end);
    from += 4;
    if (code >= 0xd800 && code < 0xdc00 && from + 6 <= text.end && load<u8>(from) == BACKSLASH && load<u8>(from + 1) == 0x75) {
      const low = hex(from + 2, text.end);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        from += 6;
      }
    }
    to = put(to, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
  }
  return new Bytes(start, to - start);
}

function meant(escape: u8): u8 {
  switch (escape) {
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    default:
      return escape;
  }
}

function hex(at: usize, end: usize): u32 {
  let code: u32 = 0;
  for (let i: usize = 0; i < 4 && at + i < end; i++) {
    const byte = <u32>load<u8>(at + i);
    const digit = byte >= 0x61 ? byte - 0x57 : byte >= 0x41 ? byte - 0x37 : byte - 0x30;
    code = (code << 4) | (digit & 0xf);
  }
  return code;
}

function put(to: usize, code: u32): usize {
  if (code < 0x80) {
    store<u8>(to, <u8>code);
    return to + 1;
  }
  if (code < 0x800) {
    store<u8>(to, <u8>(0xc0 | (code >> 6)));
    store<u8>(to + 1, <u8>(0x80 | (code & 0x3f)));
    return to + 2;
  }
  if (code < 0x10000) {
    store<u8>(to, <u8>(0xe0 | (code >> 12)));
    store<u8>(to + 1, <u8>(0x80 | ((code >> 6) & 0x3f)));
    store<u8>(to + 2, <u8>(0x80 | (code & 0x3f)));
    return to + 3;
  }
  store<u8>(to, <u8>(0xf0 | (code >> 18)));
  store<u8>(to + 1, <u8>(0x80 | ((code >> 12) & 0x3f)));
  store<u8>(to + 2, <u8>(0x80 | ((code >> 6) & 0x3f)));
  store<u8>(to + 3, <u8>(0x80 | (code & 0x3f)));
  return to + 4;
}

/** A text as JSON. */
export function quoted(text: string): string {
  let written = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code != 0x22 && code != 0x5c) {
      continue;
    }
    written += text.substring(from, i) + '\\u' + code.toString(16).padStart(4, '0');
    from = i + 1;
  }
  return '"' + written + text.substring(from) + '"';
}

/** @param members names and JSON in turn; what is empty is left out */
export function group(members: string[]): string {
  const written: string[] = [];
  for (let i = 0; i + 1 < members.length; i += 2) {
    if (members[i + 1] != '') {
      written.push('"' + members[i] + '":' + members[i + 1]);
    }
  }
  return '{' + written.join(',') + '}';
}

/** @param items JSON; what is empty is left out */
export function list(items: string[]): string {
  const written: string[] = [];
  for (let i = 0; i < items.length; i++) {
    if (items[i] != '') {
      written.push(items[i]);
    }
  }
  return '[' + written.join(',') + ']';
}
