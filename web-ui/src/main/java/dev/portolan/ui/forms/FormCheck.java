package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Problem.Violation;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// Finds what can be seen to be wrong before anything is sent. The server checks again, and more.
final class FormCheck {
    private FormCheck() {}

    static List<Violation> violations(List<Field> fields, FormValues values) {
        var violations = new ArrayList<Violation>();
        check(fields, values, violations);
        return violations;
    }

    private static void check(List<Field> fields, FormValues values, List<Violation> violations) {
        for (var field : fields) {
            if (!values.visible(field)) {
                continue;
            }
            var pointer = field.info().pointer();
            var message = message(field, values.get(pointer), values);
            if (!message.isEmpty()) {
                violations.add(new Violation(pointer, message));
            }
            if (field instanceof Field.Group group) {
                check(group.fields(), values, violations);
            }
            if (field instanceof Field.Items items) {
                for (var index = 0; index < values.size(items); index++) {
                    check(items.fields(index), values, violations);
                }
            }
        }
    }

    private static String message(Field field, JsonNode value, FormValues values) {
        if (field.info().required() && missing(field, value, values)) {
            return "is needed";
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (field) {
            case Field.Text text -> text(text, value.asText());
            case Field.Number number -> number(number, value);
            case Field.Choice choice ->
                choice.options().contains(value.asText())
                        ? ""
                        : "must be one of " + String.join(", ", choice.options());
            case Field.Secret _, Field.Flag _, Field.Many _, Field.Group _, Field.Items _, Field.Opaque _ -> "";
        };
    }

    private static boolean missing(Field field, JsonNode value, FormValues values) {
        return switch (field) {
            case Field.Secret secret ->
                !value.path("set").isTextual() && (value.has("clear") || !values.secretStored(secret));
            case Field.Flag _, Field.Group _, Field.Opaque _ -> false;
            case Field.Many _, Field.Items _ -> value.isEmpty();
            case Field.Text _, Field.Number _, Field.Choice _ ->
                value.isMissingNode() || value.isNull() || value.asText().isBlank();
        };
    }

    private static String text(Field.Text field, String text) {
        if (field.longest() > 0 && text.length() > field.longest()) {
            return "must have at most " + field.longest() + " characters";
        }
        return switch (field.format()) {
            case "uri" -> uri(text) ? "" : "must be an address such as https://example.com";
            case "email" -> text.matches("[^@\\s]+@[^@\\s]+") ? "" : "must be an e-mail address";
            case "duration" -> duration(text) ? "" : "must be a duration such as PT5M for five minutes";
            case "date" -> date(text) ? "" : "must be a date such as 2026-03-31";
            default -> "";
        };
    }

    private static String number(Field.Number field, JsonNode value) {
        if (!value.isNumber() || field.whole() && value.asDouble() != Math.rint(value.asDouble())) {
            return field.whole() ? "must be a whole number" : "must be a number";
        }
        var low = field.low();
        var high = field.high();
        if (low != null && value.asDouble() < low) {
            return "must be at least " + plain(low);
        }
        return high != null && value.asDouble() > high ? "must be at most " + plain(high) : "";
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private static boolean uri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean duration(String text) {
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean date(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
