package dev.portolan.plugins.expressions;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One expression: JSONata without what cannot be bounded. Thread-safe.
///
/// Left out are the operators `|`, `@`, `#`, `%` (the parent) and `*` (any field), functions with a name, partial
/// application, `$eval`, `$clone`, `$shuffle`, `$random`, `$formatInteger`, `$parseInteger`, and pictures of dates.
/// Regular expressions are RE2's.
public final class Expression {
    /// In characters.
    public static final int LONGEST = 4000;

    private static final int LONGEST_MESSAGE = 300;

    private final Jsonata jsonata;

    private Expression(Jsonata jsonata) {
        this.jsonata = jsonata;
    }

    /// What reading an expression comes to.
    public sealed interface Result {
        record Sound(Expression expression) implements Result {}

        record Faulty(Fault fault) implements Result {}
    }

    /// Reads an expression; what is outside of the subset is refused.
    public static Result parse(String text) {
        if (text.length() > LONGEST) {
            return faulty("%,d characters".formatted(text.length()), "4,000 characters", "The expression is too long.");
        }
        try {
            var checked = Check.check(text);
            var jsonata = Jsonata.jsonata(checked.text());
            jsonata.setValidateInput(false);
            jsonata.setOutputConvertNulls(false);
            Functions.OWN.forEach(jsonata::registerFunction);
            for (var i = 0; i < checked.regexes().size(); i++) {
                jsonata.registerFunction(Check.variable(i), checked.regexes().get(i));
            }
            return new Result.Sound(new Expression(jsonata));
        } catch (Refusal e) {
            return new Result.Faulty(e.fault());
        } catch (JException e) {
            var at = e.getLocation();
            return faulty(
                    at >= 0 && at <= text.length() ? around(text, at) : text, "an expression", shorten(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return faulty(text, "an expression", "This is no expression.");
        }
    }

    /// Evaluates over the fields of `root`, within the bounds of the call's meter.
    public Evaluated evaluate(Map<String, @Nullable Object> root, Meter meter) {
        meter.enter();
        try {
            var frame = jsonata.createFrame();
            frame.setEvaluateEntryCallback(meter);
            frame.setEvaluateExitCallback(meter);
            var value = ScopedValue.where(Meter.CURRENT, meter).call(() -> jsonata.evaluate(root, frame));
            meter.measure(value);
            return new Evaluated.Value(value);
        } catch (RuntimeException | StackOverflowError e) {
            var ended = meter.ended();
            if (ended != null) {
                return ended;
            }
            return e instanceof StackOverflowError || e.getCause() instanceof StackOverflowError
                    ? new Evaluated.Ended(Breach.DEPTH, "")
                    : new Evaluated.Failed(message(e));
        }
    }

    private static String message(Throwable e) {
        return switch (e) {
            case JException problem -> shorten(problem.getMessage());
            case IllegalArgumentException problem -> shorten(problem.getMessage());
            case Throwable wrapped when wrapped.getCause() != null -> message(wrapped.getCause());
            default -> "The expression fails on this data.";
        };
    }

    private static Result faulty(String found, String expected, String message) {
        return new Result.Faulty(new Fault(found, expected, message));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
    }

    private static String shorten(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "The expression fails.";
        }
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
