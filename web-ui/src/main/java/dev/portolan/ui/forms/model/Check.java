package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.forms.model.Field.Length;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Finds what is wrong with what is filled in, in the words in which the plugin manager would say it.
final class Check {
    private static final int MOST = 100;

    private final FormModel model;
    private final List<Violation> violations = new ArrayList<>();

    Check(FormModel model) {
        this.model = model;
    }

    List<Violation> violations() {
        check(model.fields());
        return List.copyOf(violations);
    }

    private void check(List<Field> fields) {
        fields.stream().filter(model::visible).forEach(this::check);
    }

    private void check(Field field) {
        var pointer = field.info().pointer();
        var value = model.get(pointer);
        if (field instanceof Field.Group group) {
            if (group.info().required() || !model.blank(group)) {
                check(group.fields());
            }
            return;
        }
        if (field.info().required() && missing(field, value)) {
            add(pointer, "is required");
            return;
        }
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (field) {
            case Field.Sequence list -> sequence(list, value);
            case Field.Many many -> many(many, value);
            case Field.Secret secret -> {
                if (value.path("set").isTextual()) {
                    length(secret.length(), value.path("set").asText(), pointer);
                }
            }
            case Field.Live live -> scalar(live.plain(), value, pointer);
            default -> scalar(field, value, pointer);
        }
    }

    private boolean missing(Field field, JsonNode value) {
        return switch (field) {
            case Field.Secret secret ->
                !value.path("set").isTextual() && (value.path("clear").asBoolean() || !model.secretStored(secret));
            case Field.Constant _, Field.Group _, Field.Opaque _ -> false;
            case Field.Many _,
                    Field.Sequence _,
                    Field.Text _,
                    Field.Number _,
                    Field.Flag _,
                    Field.Choice _,
                    Field.Live _ -> value.isMissingNode() || value.isNull();
        };
    }

    private void sequence(Field.Sequence list, JsonNode value) {
        size(list.length(), value, list.info().pointer());
        var seen = new HashSet<JsonNode>();
        for (var index = 0; index < value.size() && violations.size() < MOST; index++) {
            check(model.item(list, index));
            if (list.unique() && !seen.add(value.get(index))) {
                add(model.item(list, index).info().pointer(), "stands in the list twice");
            }
        }
    }

    private void many(Field.Many many, JsonNode value) {
        var pointer = many.info().pointer();
        size(many.length(), value, pointer);
        var item = many.item() instanceof Field.Live live ? live.plain() : many.item();
        for (var index = 0; index < value.size() && violations.size() < MOST; index++) {
            var before = violations.size();
            scalar(item, value.get(index), pointer);
            if (violations.size() > before) {
                var words = violations.removeLast();
                add(pointer, value.get(index).asText() + " " + words.message());
                return;
            }
        }
    }

    private void size(Length length, JsonNode value, String pointer) {
        if (!length.admits(value.size())) {
            add(pointer, "must have " + bounds(length, "entry", "entries"));
        }
    }

    private void scalar(Field field, JsonNode value, String pointer) {
        switch (field) {
            case Field.Text text -> text(text, value, pointer);
            case Field.Number number -> new NumberCheck(number, value).faults().forEach(fault -> add(pointer, fault));
            case Field.Choice choice -> {
                if (choice.options().stream().noneMatch(option -> Values.same(option.value(), value))) {
                    add(
                            pointer,
                            "must be one of "
                                    + choice.options().stream()
                                            .map(Field.Option::title)
                                            .collect(Collectors.joining(", ")));
                }
            }
            case Field.Flag _ -> {
                if (!value.isBoolean()) {
                    add(pointer, "must be true or false");
                }
            }
            default -> {}
        }
    }

    private void text(Field.Text field, JsonNode value, String pointer) {
        if (!value.isTextual()) {
            add(pointer, "must be a text");
            return;
        }
        var text = value.asText();
        length(field.length(), text, pointer);
        if (!field.pattern().isEmpty()
                && Patterns.compile(field.pattern())
                        .filter(pattern -> !pattern.matcher(text).find())
                        .isPresent()) {
            add(pointer, "must match " + field.pattern());
        }
        if (!field.format().admits(text)) {
            add(pointer, field.format().message());
        }
    }

    private void length(Length length, String text, String pointer) {
        if (!length.admits(text.codePointCount(0, text.length()))) {
            add(pointer, "must have " + bounds(length, "character", "characters"));
        }
    }

    private void add(String pointer, String message) {
        if (violations.size() < MOST) {
            violations.add(new Violation(pointer, message));
        }
    }

    private static String bounds(Length length, String one, String more) {
        if (length.most() < 0) {
            return "at least %,d %s".formatted(length.least(), length.least() == 1 ? one : more);
        }
        return length.least() == 0
                ? "at most %,d %s".formatted(length.most(), length.most() == 1 ? one : more)
                : "%,d to %,d %s".formatted(length.least(), length.most(), more);
    }
}
