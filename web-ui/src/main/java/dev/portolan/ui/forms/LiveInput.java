package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.ListDataProvider;
import dev.portolan.ui.forms.OptionSource.Item;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.Field.Option;
import dev.portolan.ui.forms.model.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// One value out of a live list, found by typing; where the list fails, the value itself is typed.
final class LiveInput extends ComboBox<Option> implements LiveList.Shelf {
    private static final long serialVersionUID = 1;
    private static final int TYPING_PAUSE_MS = 300;

    private final transient LiveList list;
    private final transient List<Option> options = new ArrayList<>();
    private final transient ListDataProvider<Option> shelf = new ListDataProvider<>(options);
    private final boolean numbers;
    private final boolean always;

    LiveInput(Field.Live field, Desk desk) {
        this(field.info(), field.plain(), new Search(desk, false));
    }

    /// A reference to an entity of the catalog.
    LiveInput(Field.Text field, Desk desk) {
        this(field.info(), field, new Search(desk, true));
    }

    private LiveInput(Field.Info info, Field plain, Search search) {
        this.numbers = plain instanceof Field.Number;
        this.always = search.entities();
        var desk = search.desk();
        list = new LiveList(info, desk, always ? desk::entities : desk::options, this);
        setManualValidation(true);
        setItemLabelGenerator(option -> option == null ? "" : option.title());
        setItems(list::offers, shelf);
        setClearButtonVisible(!info.required());
        setHelperComponent(list.help(desk.model().locked(plain)));
        var now = desk.model().get(info.pointer());
        if (!now.isNull() && !now.asText().isEmpty()) {
            options.add(new Option(now, now.asText()));
            setValue(options.getFirst());
        }
        addCustomValueSetListener(typed -> setValue(option(new Item(typed.getDetail(), typed.getDetail()), numbers)));
        addAttachListener(_ -> list.refresh());
        getElement().addPropertyChangeListener("opened", "opened-changed", _ -> {
            if (isOpened()) {
                list.refresh();
            }
        });
        getElement()
                .addPropertyChangeListener(
                        "filter", "filter-changed", change -> list.search(String.valueOf(change.getValue())))
                .debounce(TYPING_PAUSE_MS);
    }

    static Option option(Item item, boolean numbers) {
        return new Option(numbers ? number(item.value()) : TextNode.valueOf(item.value()), item.label());
    }

    /// What is no number is told so by the check.
    private static JsonNode number(String text) {
        try {
            return Numbers.node(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    @Override
    public void loading() {
        setPlaceholder("Loading…");
    }

    /// The list is changed in its place: a new one would take away what is being typed.
    @Override
    public void show(List<Item> items, boolean free) {
        options.clear();
        items.forEach(item -> options.add(option(item, numbers)));
        var now = getValue();
        var known = options.stream()
                .filter(option -> now != null && option.value().equals(now.value()))
                .findFirst();
        if (now != null && known.isEmpty()) {
            options.addFirst(now);
        }
        shelf.refreshAll();
        setAllowCustomValue(free || always);
        setPlaceholder(free || always ? "Choose or type" : "Choose one");
        known.filter(option -> !option.equals(now)).ifPresent(this::setValue);
    }

    private record Search(Desk desk, boolean entities) {}
}
