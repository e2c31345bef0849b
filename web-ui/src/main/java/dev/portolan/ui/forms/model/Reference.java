package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.forms.model.Field.Info;
import dev.portolan.ui.forms.model.Field.Length;
import dev.portolan.ui.forms.model.Setting.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a schema as documentation: every setting with its type, bounds, default and what it depends on.
public final class Reference {
    private static final int MOST = 500;

    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, String> titles = new LinkedHashMap<>();

    private Reference() {}

    /// In the order of the form; those of groups and lists follow the group or list.
    public static List<Setting> of(JsonNode schema) {
        var reference = new Reference();
        reference.level(SchemaReader.read(schema), "", 0);
        return reference.settings;
    }

    private void level(List<Field> fields, String parent, int level) {
        fields.forEach(field -> {
            titles.put(field.info().pointer(), field.info().title());
            if (field instanceof Field.Choice choice) {
                choice.options()
                        .forEach(option ->
                                titles.put(choice.info().pointer() + "=" + value(option.value()), option.title()));
            }
        });
        for (var field : fields) {
            if (settings.size() >= MOST) {
                return;
            }
            var info = field.info();
            var name = parent + last(info.pointer());
            settings.add(new Setting(name, level, info, type(field), when(info), facts(field)));
            if (field instanceof Field.Group group) {
                level(group.fields(), name + ".", level + 1);
            }
            if (field instanceof Field.Sequence list && list.item(0) instanceof Field.Group item) {
                level(item.fields(), name + "[].", level + 1);
            }
        }
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    private static String type(Field field) {
        return switch (field) {
            case Field.Text text -> text.format().title();
            case Field.Secret _ -> "secret";
            case Field.Number number -> number.whole() ? "whole number" : "number";
            case Field.Flag _ -> "yes or no";
            case Field.Choice _ -> "one of a list";
            case Field.Constant _ -> "always the same";
            case Field.Many many -> "some of a list" + (many.item() instanceof Field.Live ? " that is kept live" : "");
            case Field.Live live -> type(live.plain()) + " out of a live list";
            case Field.Group _ -> "group";
            case Field.Sequence list -> "list of " + items(list.item(0));
            case Field.Opaque _ -> "set over the API";
        };
    }

    private static String items(Field item) {
        return switch (item) {
            case Field.Text text ->
                text.format() == Format.PLAIN ? "texts" : plural(text.format().title());
            case Field.Number number -> number.whole() ? "whole numbers" : "numbers";
            case Field.Group _ -> "groups";
            default -> "values";
        };
    }

    private static String plural(String words) {
        return words.endsWith("ss")
                ? words + "es"
                : words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }

    private String when(Info info) {
        return info.conditions().stream()
                .map(condition -> titles.getOrDefault(condition.pointer(), last(condition.pointer()))
                        + (condition.equal() ? " is " : " is not ")
                        + titles.getOrDefault(
                                condition.pointer() + "=" + value(condition.value()), value(condition.value())))
                .collect(Collectors.joining(" and "));
    }

    private static List<Fact> facts(Field field) {
        var facts = new ArrayList<Fact>();
        switch (field) {
            case Field.Text text -> text(facts, text);
            case Field.Secret secret -> {
                if (!secret.destination().isEmpty()) {
                    facts.add(
                            secret.staysHere()
                                    ? new Fact("Used for", "checking signatures; sent nowhere")
                                    : new Fact("Sent to", secret.destination() + ", nowhere else"));
                }
                length(facts, "Length", secret.length());
            }
            case Field.Number number -> range(facts, number.range());
            case Field.Choice choice -> options(facts, choice);
            case Field.Constant constant -> facts.add(new Fact("Value", value(constant.value())));
            case Field.Many many -> {
                if (many.item() instanceof Field.Choice choice) {
                    options(facts, choice);
                }
                length(facts, "How many", many.length());
            }
            case Field.Sequence list -> {
                length(facts, "How many", list.length());
                if (!(list.item(0) instanceof Field.Group)) {
                    facts.addAll(facts(list.item(0)));
                }
            }
            case Field.Live live -> facts.addAll(facts(live.plain()));
            case Field.Flag _, Field.Group _, Field.Opaque _ -> {}
        }
        if (field.info().rules().initial() != null) {
            facts.add(new Fact("Default", value(field.info().rules().initial())));
        }
        if (!field.info().words().suggestions().isEmpty()) {
            facts.add(new Fact(
                    "For example",
                    field.info().words().suggestions().stream()
                            .map(Reference::value)
                            .collect(Collectors.joining(", "))));
        }
        if (field.info().rules().immutable()) {
            facts.add(new Fact("Change", "Not once it is applied"));
        }
        return facts;
    }

    private static void text(List<Fact> facts, Field.Text text) {
        length(facts, "Length", text.length());
        if (!text.pattern().isEmpty()) {
            facts.add(new Fact("Matches", text.pattern()));
        }
    }

    private static void options(List<Fact> facts, Field.Choice choice) {
        facts.add(new Fact(
                "Values",
                choice.options().stream()
                        .map(option -> option.title().equals(option.value().asText())
                                ? option.title()
                                : option.value().asText() + " (" + option.title() + ")")
                        .collect(Collectors.joining(", "))));
    }

    private static void length(List<Fact> facts, String label, Length length) {
        if (length.least() > 0 || length.most() >= 0) {
            facts.add(new Fact(
                    label,
                    length.most() < 0
                            ? "at least %,d".formatted(length.least())
                            : length.least() == 0
                                    ? "at most %,d".formatted(length.most())
                                    : "%,d to %,d".formatted(length.least(), length.most())));
        }
    }

    private static void range(List<Fact> facts, Field.Range range) {
        var words = new ArrayList<String>();
        bound(words, "at least ", range.minimum());
        bound(words, "more than ", range.above());
        bound(words, "at most ", range.maximum());
        bound(words, "less than ", range.below());
        bound(words, "in steps of ", range.step());
        if (!words.isEmpty()) {
            facts.add(new Fact("Range", String.join(", ", words)));
        }
    }

    private static void bound(List<String> words, String word, @Nullable BigDecimal bound) {
        if (bound != null) {
            words.add(word + Numbers.text(bound));
        }
    }

    private static String value(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isArray() && value.isEmpty() ? "none" : value.isValueNode() ? value.asText() : value.toString();
    }
}
