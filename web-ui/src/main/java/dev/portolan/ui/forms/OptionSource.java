package dev.portolan.ui.forms;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where a form gets the live lists of its fields from.
@FunctionalInterface
public interface OptionSource {
    /// For a form that stands on its own: there is nobody to ask, so that values are typed.
    OptionSource NONE = (_, answered) ->
            answered.accept(new Failed("The list comes from the installed plugin; type the value here."));

    /// Asks for the values that fit. Called from a request of the page; `answered` is to be called within the page's
    /// lock, at once or later, from [dev.portolan.ui.page.Background] for example.
    void ask(Question question, Consumer<Answer> answered);

    /// @param pointer JSON Pointer of the field
    /// @param configuration what is filled in, not applied yet, as it would be sent
    /// @param text that the values have to fit; empty for the first ones
    record Question(String pointer, Map<String, Object> configuration, String text) {
        public Question {
            configuration = Map.copyOf(configuration);
        }
    }

    /// What came of it.
    sealed interface Answer {}

    /// @param truncated there are more, so that typing asks again
    record Found(List<Item> items, boolean truncated) implements Answer {
        public Found {
            items = List.copyOf(items);
        }
    }

    /// @param reason a sentence for people
    record Failed(String reason) implements Answer {}

    record Item(String value, String label) {}
}
