package dev.portolan.plugins.expressions;

/// A word of an expression.
///
/// @param at where it begins, counted from 0
/// @param end behind its last character
record Token(Kind kind, String text, int at, int end) {
    enum Kind {
        OPERATOR,
        VARIABLE,
        NAME,
        LITERAL,
        REGEX
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }
}
