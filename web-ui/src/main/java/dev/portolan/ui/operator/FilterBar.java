package dev.portolan.ui.operator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The row of filters over a list.
public final class FilterBar extends Div {
    private static final long serialVersionUID = 1;

    private final transient Runnable changed;

    /// @param changed runs when somebody changes a filter
    public FilterBar(Runnable changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
    }

    public TextField search(String id, String placeholder) {
        var search = new TextField();
        search.setId(id);
        search.setAriaLabel("Search");
        search.setPlaceholder(placeholder);
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
            }
        });
        part(search);
        return search;
    }

    /// @param all what stands for no choice; the value is empty then
    public Select<String> select(
            String id, String label, String all, List<String> values, UnaryOperator<String> words) {
        var select = new Select<String>();
        select.setId(id);
        select.setAriaLabel(label);
        items(select, all, values, words);
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
            }
        });
        part(select);
        return select;
    }

    /// Gives a select other values, and keeps what is chosen.
    public static void items(Select<String> select, String all, List<String> values, UnaryOperator<String> words) {
        var chosen = select.getValue();
        var items = new ArrayList<String>();
        items.add("");
        items.addAll(values);
        if (chosen != null && !items.contains(chosen)) {
            items.add(chosen);
        }
        select.setItemLabelGenerator(value -> value.isEmpty() ? all : words.apply(value));
        select.setItems(items);
        select.setValue(chosen == null ? "" : chosen);
    }

    private void part(Component field) {
        var filter = new Div(field);
        filter.addClassName("filter");
        add(filter);
    }
}
