package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.forms.OptionSource.Answer;
import dev.portolan.ui.forms.OptionSource.Failed;
import dev.portolan.ui.forms.OptionSource.Found;
import dev.portolan.ui.forms.OptionSource.Item;
import dev.portolan.ui.forms.OptionSource.Question;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.Field.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The live list of one field: asks for it, says how that goes, and drops answers that are overtaken.
final class LiveList {
    private static final String FAILED = "list-failed";

    private final Field.Info info;
    private final Desk desk;
    private final Supplier<OptionSource> source;
    private final Shelf shelf;
    private final Span state = new Span();
    private final Button again = new Button("Try again");
    private @Nullable ObjectNode asked;
    private String text = "";
    private boolean truncated;
    private long number;

    /// Who shows the list.
    interface Shelf {
        void loading();

        /// @param free whether other values may be typed
        void show(List<Item> items, boolean free);
    }

    LiveList(Field.Info info, Desk desk, Supplier<OptionSource> source, Shelf shelf) {
        this.info = info;
        this.desk = desk;
        this.source = source;
        this.shelf = shelf;
        again.addClassNames("quiet", "small");
        again.setAriaLabel("Load the list of " + info.title() + " again");
        again.addClickListener(_ -> ask(text));
        again.setVisible(false);
        state.getElement().setAttribute("aria-live", "polite");
    }

    Component help(boolean locked) {
        var line = new Div(state, again);
        line.addClassName("actions");
        var help = new Div();
        help.addClassName("field-help");
        Help.of(info, locked).ifPresent(help::add);
        help.add(line);
        return help;
    }

    /// Asks unless the list is that of what is filled in now.
    void refresh() {
        if (asked == null || !asked.equals(others())) {
            ask("");
        }
    }

    /// Asks for what fits a text, when the list is not whole, or is only what fits another text.
    void search(String typed) {
        if ((truncated || !text.isEmpty()) && !typed.equals(text)) {
            ask(typed);
        }
    }

    /// Whether a value of the list is to be offered for what is typed: all that was found for it are, whatever they are
    /// called.
    boolean offers(Option option, String typed) {
        return typed.equals(text) || option.title().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private void ask(String typed) {
        text = typed;
        asked = others();
        var mine = ++number;
        Map<String, Object> configuration = new LinkedHashMap<>();
        desk.model().body().properties().forEach(entry -> configuration.put(entry.getKey(), entry.getValue()));
        state.setText("Loading the list…");
        state.removeClassName(FAILED);
        again.setVisible(false);
        shelf.loading();
        source.get().ask(new Question(info.pointer(), configuration, typed), answer -> {
            if (mine == number) {
                answered(answer);
            }
        });
    }

    /// What the list may depend on: everything but its own value.
    private ObjectNode others() {
        var body = desk.model().body();
        body.remove(info.pointer().substring(info.pointer().lastIndexOf('/') + 1));
        return body;
    }

    private void answered(Answer answer) {
        switch (answer) {
            case Found found -> {
                truncated = found.truncated();
                state.setText(truncated ? "Type to search; there are more than are shown." : "");
                shelf.show(found.items(), truncated);
            }
            case Failed failed -> {
                truncated = false;
                state.setText(failed.reason());
                state.addClassName(FAILED);
                again.setVisible(!source.get().equals(OptionSource.NONE));
                shelf.show(List.of(), true);
            }
        }
    }
}
