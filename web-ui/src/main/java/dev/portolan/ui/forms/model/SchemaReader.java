package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.forms.model.Field.Condition;
import dev.portolan.ui.forms.model.Field.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the fields of a form from a JSON Schema of the closed subset that the plugin manager accepts.
///
/// Takes any JSON: what the subset does not have is left out or becomes [Field.Opaque]. The size is bounded, whatever
/// the schema says.
public final class SchemaReader {
    private static final int MOST_FIELDS = 400;
    private static final int DEEPEST = 12;
    private static final int MOST_CONDITIONS = 8;

    private static final Pattern BORDER = Pattern.compile("([a-z0-9])([A-Z])");

    private int fields;

    private SchemaReader() {}

    /// The fields in the order in which they are shown.
    public static List<Field> read(JsonNode schema) {
        return new SchemaReader().group(schema, JsonPointer.empty(), false);
    }

    static Field item(Field.Sequence list, int index) {
        var at = JsonPointer.compile(list.info().pointer()).appendIndex(index);
        var title = list.items().path("title").asText(list.info().title()) + " " + (index + 1);
        var reader = new FieldReader(new SchemaReader());
        return reader.field(list.items(), reader.itemInfo(list.items(), at, title));
    }

    List<Field> group(JsonNode schema, JsonPointer parent, boolean repeated) {
        if (depth(parent) >= DEEPEST) {
            return List.of();
        }
        var level = new Level(new FieldReader(this), parent, repeated, tested(schema, new HashSet<>(), 0));
        level.part(schema, List.of());
        conditional(level, schema, List.of());
        alternatives(level, schema);
        return level.found.stream()
                .sorted(Comparator.comparingDouble(field -> field.info().place().order()))
                .toList();
    }

    private static int depth(JsonPointer at) {
        var depth = 0;
        for (var rest = at; !rest.matches(); rest = rest.tail()) {
            depth++;
        }
        return depth;
    }

    /// Names of the settings that decide about others.
    private static Set<String> tested(JsonNode schema, Set<String> names, int depth) {
        schema.path("if").path("properties").fieldNames().forEachRemaining(names::add);
        if (depth < MOST_CONDITIONS && (schema.has("then") || schema.has("else"))) {
            tested(schema.path("then"), names, depth + 1);
            tested(schema.path("else"), names, depth + 1);
        }
        return names;
    }

    /// `if` a sibling has a constant, `then` these, `else` those; within them again.
    private void conditional(Level level, JsonNode schema, List<Condition> outer) {
        if (outer.size() >= MOST_CONDITIONS) {
            return;
        }
        schema.path("if").path("properties").properties().stream()
                .filter(test -> scalar(test.getValue().path("const")))
                .findFirst()
                .ifPresent(test -> {
                    var pointer = level.parent.appendProperty(test.getKey()).toString();
                    var value = test.getValue().path("const");
                    branch(level, schema.path("then"), outer, new Condition(pointer, value, true));
                    branch(level, schema.path("else"), outer, new Condition(pointer, value, false));
                });
    }

    private void branch(Level level, JsonNode schema, List<Condition> outer, Condition condition) {
        var conditions = new ArrayList<>(outer);
        conditions.add(condition);
        level.part(schema, conditions);
        conditional(level, schema, conditions);
    }

    /// `oneOf` with a constant that tells the alternatives apart: a choice, and the fields of each.
    private void alternatives(Level level, JsonNode schema) {
        var branches = schema.path("oneOf");
        var name = discriminator(branches);
        if (name.isEmpty()) {
            return;
        }
        var options = new ArrayList<Option>();
        for (var branch : branches) {
            var tag = branch.path("properties").path(name);
            options.add(new Option(
                    tag.path("const"),
                    branch.path("title")
                            .asText(tag.path("title").asText(tag.path("const").asText()))));
        }
        level.choice(name, branches.get(0).path("properties").path(name), options);
        for (var index = 0; index < branches.size(); index++) {
            var condition = new Condition(
                    level.parent.appendProperty(name).toString(),
                    options.get(index).value(),
                    true);
            level.part(branches.get(index), List.of(condition));
            conditional(level, branches.get(index), List.of(condition));
        }
    }

    private static String discriminator(JsonNode branches) {
        if (!branches.isArray() || branches.isEmpty() || branches.size() > FieldReader.MOST_OPTIONS) {
            return "";
        }
        for (var property : branches.get(0).path("properties").properties()) {
            var values = branches.valueStream()
                    .map(branch ->
                            branch.path("properties").path(property.getKey()).path("const"))
                    .filter(SchemaReader::scalar)
                    .collect(Collectors.toSet());
            if (values.size() == branches.size()) {
                return property.getKey();
            }
        }
        return "";
    }

    static boolean scalar(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isBoolean();
    }

    /// One object of the schema while its settings are gathered.
    private final class Level {
        private final FieldReader reader;
        private final JsonPointer parent;
        private final boolean repeated;
        private final Set<String> tested;
        private final List<Field> found = new ArrayList<>();
        private final Set<String> always = new HashSet<>();

        Level(FieldReader reader, JsonPointer parent, boolean repeated, Set<String> tested) {
            this.reader = reader;
            this.parent = parent;
            this.repeated = repeated;
            this.tested = tested;
        }

        void part(JsonNode schema, List<Condition> conditions) {
            var required = FieldReader.texts(schema.path("required"));
            Map<String, JsonNode> properties = new LinkedHashMap<>();
            schema.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
            properties.forEach((name, described) -> {
                var known = conditions.isEmpty() ? !always.add(name) : always.contains(name);
                if (!known && ++fields <= MOST_FIELDS) {
                    var info = reader.info(
                            described,
                            parent.appendProperty(name),
                            new FieldReader.Stand(
                                    name, required.contains(name), tested.contains(name), repeated, found.size()),
                            conditions);
                    found.add(reader.field(described, info, tested.contains(name)));
                }
            });
        }

        void choice(String name, JsonNode described, List<Option> options) {
            if (always.add(name)) {
                var stand = new FieldReader.Stand(name, true, true, repeated, -1);
                found.add(new Field.Choice(
                        reader.info(described, parent.appendProperty(name), stand, List.of()), options));
            }
        }
    }

    /// `maxRetries` reads as `Max retries` where a schema gives no title.
    static String words(String key) {
        var spaced = BORDER.matcher(key)
                .replaceAll("$1 $2")
                .replace('_', ' ')
                .replace('-', ' ')
                .strip();
        var lower = spaced.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? key : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
