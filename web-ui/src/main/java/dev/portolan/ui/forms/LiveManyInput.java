package dev.portolan.ui.forms;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.data.provider.ListDataProvider;
import dev.portolan.ui.forms.OptionSource.Item;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.Field.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Several values out of a live list.
final class LiveManyInput extends MultiSelectComboBox<Option> implements LiveList.Shelf {
    private static final long serialVersionUID = 1;

    private static final int TYPING_PAUSE_MS = 300;

    private final transient LiveList list;
    private final transient List<Option> options = new ArrayList<>();
    private final transient ListDataProvider<Option> shelf = new ListDataProvider<>(options);
    private final boolean numbers;

    LiveManyInput(Field.Many field, Desk desk) {
        numbers = field.item() instanceof Field.Live live && live.plain() instanceof Field.Number;
        list = new LiveList(field.info(), desk, desk::options, this);
        setManualValidation(true);
        setItemLabelGenerator(Option::title);
        setHelperComponent(list.help(desk.model().locked(field)));
        var now = new LinkedHashSet<Option>();
        desk.model().get(field.info().pointer()).forEach(value -> now.add(new Option(value, value.asText())));
        options.addAll(now);
        setItems(list::offers, shelf);
        setValue(now);
        addCustomValueSetListener(typed -> {
            var more = new LinkedHashSet<>(getValue());
            more.add(LiveInput.option(new Item(typed.getDetail(), typed.getDetail()), numbers));
            setValue(more);
        });
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

    @Override
    public void loading() {
        setPlaceholder("Loading…");
    }

    /// The list is changed in its place: a new one would take away what is being typed.
    @Override
    public void show(List<Item> items, boolean free) {
        options.clear();
        items.forEach(item -> options.add(LiveInput.option(item, numbers)));
        var chosen = new LinkedHashSet<Option>();
        for (var now : getValue()) {
            chosen.add(options.stream()
                    .filter(option -> option.value().equals(now.value()))
                    .findFirst()
                    .orElseGet(() -> {
                        options.add(now);
                        return now;
                    }));
        }
        shelf.refreshAll();
        setAllowCustomValue(free);
        setPlaceholder(free ? "Choose or type" : "Choose");
        if (!chosen.equals(getValue())) {
            setValue(chosen);
        }
    }
}
