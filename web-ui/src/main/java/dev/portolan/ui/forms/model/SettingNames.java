package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What settings and their values are called in the form of a schema.
public final class SettingNames {
    private final List<Field> fields;

    private SettingNames(List<Field> fields) {
        this.fields = fields;
    }

    public static SettingNames of(JsonNode schema) {
        return new SettingNames(SchemaReader.read(schema));
    }

    /// The titles on the way to a setting: `/quiet/from` is `Quiet hours › From`. What the schema does not have, as a
    /// setting of an older release, is called as its key reads.
    public String setting(String pointer) {
        return way(pointer).stream().map(Step::title).collect(Collectors.joining(" › "));
    }

    /// A value as the form shows it: the title of what is chosen, a duration in words.
    public String value(String pointer, JsonNode value) {
        var way = way(pointer);
        var field = way.isEmpty() ? Optional.<Field>empty() : way.getLast().field();
        return field.map(found -> words(found, value)).orElseGet(() -> plain(value));
    }

    /// @param field empty where the schema has none
    private record Step(String key, Optional<Field> field) {
        String title() {
            return field.map(found -> found.info().title()).orElseGet(() -> SchemaReader.words(key));
        }
    }

    private List<Step> way(String pointer) {
        var way = new ArrayList<Step>();
        var known = fields;
        var at = JsonPointer.empty();
        for (var rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            at = at.appendProperty(rest.getMatchingProperty());
            var field = at(known, at.toString());
            way.add(new Step(rest.getMatchingProperty(), field));
            known = field.map(SettingNames::within).orElse(List.of());
        }
        return way;
    }

    private static Optional<Field> at(List<Field> fields, String pointer) {
        return fields.stream()
                .filter(field -> field.info().pointer().equals(pointer))
                .findFirst();
    }

    private static List<Field> within(Field field) {
        return field instanceof Field.Group group ? group.fields() : List.of();
    }

    private static String words(Field field, JsonNode value) {
        return switch (field) {
            case Field.Choice choice ->
                choice.options().stream()
                        .filter(option -> option.value().equals(value))
                        .findFirst()
                        .map(Field.Option::title)
                        .orElseGet(() -> plain(value));
            case Field.Text text
            when text.format() == Format.DURATION && value.isTextual() ->
                Durations.parse(value.asText()).map(Durations::words).orElseGet(() -> plain(value));
            case Field.Live live -> words(live.plain(), value);
            case Field.Many many
            when value.isArray() ->
                value.valueStream().map(one -> words(many.item(), one)).collect(Collectors.joining(", "));
            case Field.Sequence list when value.isArray() && !value.isEmpty() -> items(list, value);
            case Field.Group group
            when value.isObject() ->
                value.properties().stream()
                        .map(one -> member(group, one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "));
            case Field.Text _,
                    Field.Secret _,
                    Field.Number _,
                    Field.Flag _,
                    Field.Constant _,
                    Field.Many _,
                    Field.Sequence _,
                    Field.Group _,
                    Field.Opaque _ -> plain(value);
        };
    }

    private static String items(Field.Sequence list, JsonNode values) {
        var words = new ArrayList<String>();
        var item = list.item(0);
        values.forEach(value -> words.add(words(item, value)));
        return String.join(item instanceof Field.Group ? "; " : ", ", words);
    }

    private static String member(Field.Group group, String key, JsonNode value) {
        return group.fields().stream()
                .filter(field -> last(field.info().pointer()).equals(key))
                .findFirst()
                .map(field -> field.info().title() + ": " + words(field, value))
                .orElseGet(() -> SchemaReader.words(key) + ": " + plain(value));
    }

    private static String last(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }

    private static String plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none"
                    : value.valueStream().map(SettingNames::plain).collect(Collectors.joining(", "));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
