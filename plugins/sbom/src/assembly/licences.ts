// Licence expressions of SPDX, and whether a package may be used under one.

/** What an admin has refused. A star stands for anything but a space, so that "GPL-*" lets "GPL-2.0-only WITH ..." be. */
@final
export class Refusals {
  private patterns: string[] = [];

  constructor(patterns: string[]) {
    for (let i = 0; i < patterns.length; i++) {
      const pattern = patterns[i].trim().toLowerCase();
      if (pattern != '') {
        this.patterns.push(pattern);
      }
    }
  }

  get none(): bool {
    return this.patterns.length == 0;
  }

  /** @param expression "MIT OR (GPL-2.0-only AND X11)"; a name that is no expression is a licence of that name */
  refuses(expression: string): bool {
    return new Reading(tokens(expression), this).whole();
  }

  refusesOne(licence: string): bool {
    const name = licence.toLowerCase();
    for (let i = 0; i < this.patterns.length; i++) {
      if (fits(this.patterns[i], 0, name, 0)) {
        return true;
      }
    }
    return false;
  }
}

function fits(pattern: string, p: i32, name: string, n: i32): bool {
  while (p < pattern.length) {
    const code = pattern.charCodeAt(p);
    if (code == 0x2a) {
      do {
        if (fits(pattern, p + 1, name, n)) {
          return true;
        }
      } while (n < name.length && name.charCodeAt(n++) != 0x20);
      return false;
    }
    if (n >= name.length || name.charCodeAt(n) != code) {
      return false;
    }
    p++;
    n++;
  }
  return n == name.length;
}

function tokens(expression: string): string[] {
  const spaced = expression.replaceAll('(', ' ( ').replaceAll(')', ' ) ').split(' ');
  const found: string[] = [];
  for (let i = 0; i < spaced.length; i++) {
    if (spaced[i] != '') {
      found.push(spaced[i]);
    }
  }
  return found;
}

// Reads by descent: OR binds less than AND. Of alternatives one that may be used is enough.
@final
class Reading {
  private at: i32 = 0;
  private depth: i32 = 0;

  constructor(
    private words: string[],
    private refusals: Refusals,
  ) {}

  whole(): bool {
    const refused = this.either();
    // What is left over says that this is no expression: then it is one name.
    return this.at == this.words.length ? refused : this.refusals.refusesOne(this.words.join(' '));
  }

  private either(): bool {
    let refused = this.both();
    while (this.next('OR')) {
      const other = this.both();
      refused = refused && other;
    }
    return refused;
  }

  private both(): bool {
    let refused = this.one();
    while (this.next('AND')) {
      const other = this.one();
      refused = refused || other;
    }
    return refused;
  }

  private one(): bool {
    if (this.at >= this.words.length || this.depth > 50) {
      this.at = this.words.length + 1;
      return false;
    }
    if (this.next('(')) {
      this.depth++;
      const refused = this.either();
      this.depth--;
      if (!this.next(')')) {
        this.at = this.words.length + 1;
      }
      return refused;
    }
    let licence = this.words[this.at++];
    if (this.next('WITH') && this.at < this.words.length) {
      licence += ' WITH ' + this.words[this.at++];
    }
    return this.refusals.refusesOne(licence);
  }

  private next(word: string): bool {
    if (this.at < this.words.length && this.words[this.at].toUpperCase() == word) {
      this.at++;
      return true;
    }
    return false;
  }
}
