package dev.portolan.plugins.expressions;

import dev.portolan.plugins.expressions.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks whether an expression is within the subset of JSONata that can be bounded, and takes its regular expressions
/// out.
final class Check {
    private static final int MOST_REGEXES = 10;
    private static final int MOST_DEFAULTS = 3;
    private static final Set<String> REFUSED = Set.of("|", "@", "#");
    private static final Set<String> LAMBDA = Set.of("function", "λ");

    private final String text;
    private final List<Token> tokens;
    private final Set<String> bound = new HashSet<>();
    private final List<Regex> regexes = new ArrayList<>();
    private final StringBuilder rewritten;

    private Check(String text) throws Refusal {
        this.text = text;
        this.tokens = Scanner.scan(text);
        this.rewritten = new StringBuilder(text);
    }

    /// What is left for the library.
    ///
    /// @param text as long as before: places in it are the author's
    /// @param regexes by the number in their variable, see [#variable]
    record Checked(String text, List<Regex> regexes) {
        Checked {
            regexes = List.copyOf(regexes);
        }
    }

    static Checked check(String text) throws Refusal {
        var check = new Check(text);
        check.names();
        for (var i = 0; i < check.tokens.size(); i++) {
            check.token(i);
        }
        check.defaults();
        return new Checked(check.rewritten.toString(), check.regexes);
    }

    /// Names no author can use, short enough for the shortest regular expression.
    static String variable(int regex) {
        return "_" + regex;
    }

    private boolean is(int at, String operator) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(operator);
    }

    /// Finds what the expression itself gives a name: `$x := …` and `function($x)`.
    private void names() throws Refusal {
        var parameters = false;
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (lambda(token) && is(i + 1, "(")) {
                parameters = true;
            } else if (token.is(")")) {
                parameters = false;
            } else if (token.kind() == Kind.VARIABLE && (parameters || is(i + 1, ":="))) {
                bind(token.text());
            }
        }
    }

    private void bind(String name) throws Refusal {
        if (name.isEmpty() || name.equals("$") || name.startsWith("_") || Functions.NAMES.contains(name)) {
            throw new Refusal("$" + name, "a name of its own", "This name cannot be given.");
        }
        bound.add(name);
    }

    private static boolean lambda(Token token) {
        return token.kind() == Kind.NAME && LAMBDA.contains(token.text());
    }

    private void token(int at) throws Refusal {
        var token = tokens.get(at);
        switch (token.kind()) {
            case VARIABLE -> variable(token.text());
            case REGEX -> regex(token);
            case NAME -> name(at, token);
            case OPERATOR -> operator(at, token);
            case LITERAL -> {}
        }
    }

    private void variable(String name) throws Refusal {
        if (!name.isEmpty() && !name.equals("$") && !bound.contains(name) && !Functions.NAMES.contains(name)) {
            throw new Refusal(
                    "$" + name,
                    "one of $" + String.join(", $", Functions.NAMES),
                    "There is no function and no variable $" + name + " here.");
        }
    }

    private void regex(Token token) throws Refusal {
        if (regexes.size() == MOST_REGEXES) {
            throw new Refusal(token.text(), MOST_REGEXES + " of them", "There are too many regular expressions.");
        }
        var name = "$" + variable(regexes.size());
        regexes.add(Regex.parse(token.text()));
        rewritten.replace(token.at(), token.end(), name + " ".repeat(token.end() - token.at() - name.length()));
    }

    private void name(int at, Token token) throws Refusal {
        if (!is(at + 1, "(")) {
            return;
        }
        if (!lambda(token)) {
            throw new Refusal(
                    token.text() + "(", "$" + token.text() + "(", "The names of functions begin with a dollar.");
        }
        if (is(at - 1, ":=")) {
            throw new Refusal(
                    text.substring(tokens.get(at - 2).at(), token.end()),
                    "the function where it is used",
                    "A function cannot have a name: it could call itself without end.");
        }
        var end = at + 1;
        while (end < tokens.size() && !is(end, ")")) {
            end++;
        }
        if (is(end + 1, "<")) {
            throw new Refusal("<", "{", "A function is written without types.");
        }
    }

    private void operator(int at, Token token) throws Refusal {
        var operand = at > 0
                && (tokens.get(at - 1).kind() != Kind.OPERATOR
                        || Set.of(")", "]", "}").contains(tokens.get(at - 1).text()));
        if (REFUSED.contains(token.text()) || (token.is("%") || token.is("*")) && !operand) {
            throw new Refusal(token.text(), "paths, filters and functions", "This operator is not supported here.");
        }
        if (token.is("?") && (is(at - 1, "(") || is(at - 1, ","))) {
            throw new Refusal("?", "a function of its own", "A function cannot be applied in part.");
        }
    }

    /// The library copies what stands before each: some more would fill the memory while they are read.
    private void defaults() throws Refusal {
        var count = tokens.stream().filter(token -> token.is("??")).count();
        if (count > MOST_DEFAULTS) {
            throw new Refusal(count + " times ??", "at most " + MOST_DEFAULTS, "There are too many defaults.");
        }
    }
}
