package dev.portolan.catalog.search;

/// How much is taken for what was typed. A search begins narrow and is widened only where it finds next to nothing.
enum Breadth {
    /// Nothing was typed: everything, by name.
    EVERYTHING,
    /// Every word, or the beginning of it.
    WORDS,
    /// Every word, misspelt ones too.
    TYPOS,
    /// Any of the words, misspelt ones too.
    ANY
}
