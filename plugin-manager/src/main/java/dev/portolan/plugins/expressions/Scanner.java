package dev.portolan.plugins.expressions;

import dev.portolan.plugins.expressions.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts an expression into the words that the JSONata library sees in it.
///
/// A slash is the difficulty: where the library would read a regular expression, so must this, or one would be run by
/// an engine that can be kept busy for ever. Where the two might differ, the expression is refused.
final class Scanner {
    private static final String SPACE = " \t\n\r";
    private static final Set<String> PAIRS = Set.of("..", ":=", "!=", "<=", ">=", "**", "~>", "?:", "??");
    private static final String SINGLES = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final Set<String> WORDS = Set.of("and", "or", "in");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final int MOST = 1000;
    private static final int DEEPEST = 40;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean divisible;
    private int at;

    private Scanner(String text) {
        this.text = text;
    }

    static List<Token> scan(String text) throws Refusal {
        var scanner = new Scanner(text);
        while (scanner.skipSpace()) {
            scanner.next();
            if (scanner.tokens.size() > MOST) {
                throw new Refusal("a longer one", MOST + " words", "The expression is too long.");
            }
        }
        return scanner.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && SPACE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length();
    }

    private void next() throws Refusal {
        var first = text.charAt(at);
        var pair = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        if (pair.equals("/*")) {
            throw new Refusal("/*", "an expression", "Comments stand beside an expression, not in it.");
        }
        if (first == '/' && !operand(previous())) {
            regex();
        } else if (PAIRS.contains(pair)) {
            operator(pair);
        } else if (SINGLES.indexOf(first) >= 0) {
            operator(String.valueOf(first));
        } else if (first == '"' || first == '\'') {
            string(first);
        } else if (first >= '0' && first <= '9') {
            number();
        } else if (first == '`') {
            quoted();
        } else {
            word();
        }
    }

    private @Nullable Token previous() {
        return tokens.isEmpty() ? null : tokens.getLast();
    }

    /// Whether a value ends here, so that a slash divides it.
    private static boolean operand(@Nullable Token token) {
        return token != null && (token.kind() != Kind.OPERATOR || CLOSING.contains(token.text()));
    }

    private void operator(String operator) throws Refusal {
        if (operator.equals("/") && CLOSING.contains(tokens.getLast().text()) && !divisible) {
            throw new Refusal(
                    tokens.getLast().text() + " /",
                    "brackets around what is divided",
                    "What stands here cannot be divided as it is.");
        }
        var before = previous();
        add(Kind.OPERATOR, operator, at + operator.length());
        if ("([{".contains(operator)) {
            // Of "^(" the bracket that closes it matters.
            open.push(before != null && before.is("^") ? before : tokens.getLast());
            if (open.size() > DEEPEST) {
                throw new Refusal("more brackets", DEEPEST + " within each other", "The expression is too deep.");
            }
        } else if (CLOSING.contains(operator)) {
            if (open.isEmpty()) {
                throw new Refusal(operator, "its opening bracket before it", "This closes nothing.");
            }
            var opened = open.pop();
            divisible = operator.equals(")") && !opened.is("^")
                    || operator.equals("]") && before != null && !before.is("[");
        }
    }

    private void regex() throws Refusal {
        var end = at + 1;
        var depth = 0;
        while (end < text.length() && !(text.charAt(end) == '/' && depth == 0 && !escaped(end))) {
            var c = text.charAt(end);
            if ("([{".indexOf(c) >= 0 && text.charAt(end - 1) != '\\') {
                depth++;
            } else if (")]}".indexOf(c) >= 0 && text.charAt(end - 1) != '\\') {
                depth--;
            }
            end++;
        }
        if (end >= text.length()) {
            throw new Refusal(text.substring(at), "a slash at its end", "This regular expression does not end.");
        }
        end++;
        while (end < text.length() && "im".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        add(Kind.REGEX, text.substring(at, end), end);
    }

    private boolean escaped(int position) {
        var slashes = 0;
        while (text.charAt(position - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private void string(char quote) throws Refusal {
        var end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new Refusal(text.substring(at), "a quote at its end", "This text does not end.");
        }
        add(Kind.LITERAL, text.substring(at, end + 1), end + 1);
    }

    private void number() {
        var end = at + 1;
        if (text.charAt(at) != '0') {
            end = digits(end);
        }
        if (end + 1 < text.length() && text.charAt(end) == '.' && digit(end + 1)) {
            end = digits(end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            var sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
            if (digit(end + 1 + sign)) {
                end = digits(end + 1 + sign);
            }
        }
        add(Kind.LITERAL, text.substring(at, end), end);
    }

    private int digits(int from) {
        var end = from;
        while (digit(end)) {
            end++;
        }
        return end;
    }

    private boolean digit(int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private void quoted() throws Refusal {
        var end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw new Refusal(text.substring(at), "a backquote at its end", "This name does not end.");
        }
        add(Kind.LITERAL, text.substring(at, end + 1), end + 1);
    }

    private void word() {
        var end = at;
        while (end < text.length() && SPACE.indexOf(text.charAt(end)) < 0 && SINGLES.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var word = text.substring(at, end);
        if (word.startsWith("$")) {
            add(Kind.VARIABLE, word.substring(1), end);
        } else {
            add(WORDS.contains(word) ? Kind.OPERATOR : Kind.NAME, word, end);
        }
    }

    private void add(Kind kind, String word, int end) {
        tokens.add(new Token(kind, word, at, end));
        at = end;
    }
}
