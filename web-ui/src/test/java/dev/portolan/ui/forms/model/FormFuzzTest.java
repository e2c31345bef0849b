package dev.portolan.ui.forms.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.Problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Any JSON as schema and any JSON as values: never an exception, never a hang. And what holds for every form.
class FormFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1_000);
    private static final int STEPS = 12;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anyJsonIsTaken() {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var chance = new RandomJson(seed);
            var model = new FormModel(chance.any(6), chance.any(5));
            use(model, chance);
            assertThat(Reference.of(chance.any(6))).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void schemasOfTheDialectKeepTheirPromises() {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var chance = new RandomJson(seed);
            var schema = chance.schema(3);
            var model = new FormModel(schema, seed % 2 == 0 ? null : chance.any(4));
            promises(schema, model, "seed " + seed);
            use(model, chance);
            promises(schema, model, "used, seed " + seed);
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void undoneFieldByFieldAFormIsUnchanged() {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var chance = new RandomJson(seed);
            var model = new FormModel(chance.schema(2), null);
            use(model, chance);
            for (var round = 0; round < 4; round++) {
                leaves(model, model.fields()).forEach(model::undo);
            }
            assertThat(model.changed()).as("seed %d: %s", seed, model.body()).isFalse();
        }
    }

    /// What is sent is what a new form with it would send (but for defaults that were taken away), holds no hidden
    /// field, and is complained of by pointers that are in the form.
    private static void promises(JsonNode schema, FormModel model, String name) {
        var body = model.body();
        var pointers = visible(model, model.fields()).stream()
                .map(field -> field.info().pointer())
                .toList();
        assertThat(model.violations()).as(name).extracting(Violation::pointer).allMatch(pointers::contains);
        body.fieldNames().forEachRemaining(key -> assertThat(pointers).as(name).contains("/" + key));
        if (!body.toString().contains("\"set\":\"")) {
            var again = new FormModel(schema, body).body();
            assertThat(new FormModel(schema, again).body()).as(name).isEqualTo(again);
            if (!name.startsWith("used")) {
                assertThat(again).as(name).isEqualTo(body);
            }
        }
    }

    private static void use(FormModel model, RandomJson chance) {
        for (var step = 0; step < STEPS; step++) {
            var fields = visible(model, model.fields());
            if (fields.isEmpty()) {
                return;
            }
            var field = fields.get(chance.upTo(fields.size()));
            switch (chance.upTo(6)) {
                case 0 -> model.undo(field);
                case 1 -> model.useDefault(field);
                case 2 -> {
                    if (field instanceof Field.Sequence list && model.size(list) < 6) {
                        model.add(list);
                    }
                }
                case 3 -> {
                    if (field instanceof Field.Sequence list && model.size(list) > 0) {
                        model.move(list, chance.upTo(model.size(list)), chance.upTo(2) * 2 - 1);
                        model.remove(list, chance.upTo(model.size(list)));
                    }
                }
                default -> model.set(field.info().pointer(), typed(field, chance));
            }
            assertThat(model.body()).isNotNull();
            assertThat(model.violations()).hasSizeLessThanOrEqualTo(100);
        }
    }

    /// As an input of the field would give it.
    private static JsonNode typed(Field field, RandomJson chance) {
        return switch (field) {
            case Field.Flag _ -> JsonNodeFactory.instance.booleanNode(chance.upTo(2) == 0);
            case Field.Number _ -> JsonNodeFactory.instance.numberNode(chance.upTo(12));
            case Field.Choice choice ->
                choice.options().get(chance.upTo(choice.options().size())).value();
            case Field.Text _ -> JsonNodeFactory.instance.textNode("t" + chance.upTo(3));
            case Field.Secret _ -> JsonNodeFactory.instance.objectNode().put("set", "s" + chance.upTo(3));
            default -> field.info().pointer().isEmpty() ? chance.value() : JsonNodeFactory.instance.nullNode();
        };
    }

    private static List<Field> visible(FormModel model, List<Field> level) {
        var found = new ArrayList<Field>();
        for (var field : level) {
            if (model.visible(field)) {
                found.add(field);
                if (field instanceof Field.Group group) {
                    found.addAll(visible(model, group.fields()));
                }
                if (field instanceof Field.Sequence list) {
                    for (var index = 0; index < Math.min(20, model.size(list)); index++) {
                        found.addAll(visible(model, List.of(model.item(list, index))));
                    }
                }
            }
        }
        return found;
    }

    /// What has an input of its own with a way back.
    private static List<Field> leaves(FormModel model, List<Field> level) {
        return visible(model, level).stream()
                .filter(field -> !(field instanceof Field.Group)
                        && !field.info().place().repeated()
                        && !field.info().pointer().matches(".*/\\d+(/.*)?"))
                .toList();
    }
}
