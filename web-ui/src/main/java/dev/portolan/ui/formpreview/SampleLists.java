package dev.portolan.ui.formpreview;

import dev.portolan.ui.forms.OptionSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Stands in for the lists that an installed plugin and a catalog would give.
final class SampleLists implements OptionSource {
    private static final List<Item> VALUES = List.of(
            new Item("one", "First sample"), new Item("two", "Second sample"), new Item("three", "Third sample"));
    private static final List<Item> ENTITIES = List.of(
            new Item("component:default/checkout", "checkout · component"),
            new Item("api:default/payments", "payments · API"),
            new Item("group:default/platform", "platform · team"));

    private final List<Item> items;

    private SampleLists(List<Item> items) {
        this.items = items;
    }

    static OptionSource values() {
        return new SampleLists(VALUES);
    }

    static OptionSource entities() {
        return new SampleLists(ENTITIES);
    }

    @Override
    public void ask(Question question, Consumer<Answer> answered) {
        var text = question.text().toLowerCase(Locale.ROOT);
        answered.accept(new Found(
                items.stream()
                        .filter(item -> item.label().toLowerCase(Locale.ROOT).contains(text))
                        .toList(),
                false));
    }
}
