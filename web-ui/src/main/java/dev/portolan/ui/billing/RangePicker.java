package dev.portolan.ui.billing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.portolan.ui.page.DayField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/// Chooses the days: one of the usual ranges, or a first and a last day.
final class RangePicker extends Div {
    private static final long serialVersionUID = 1;
    private static final String OTHER = "Other days";

    private final transient Map<String, UsageRange> presets;
    private final transient Consumer<UsageRange> chosen;
    private final Select<String> preset = new Select<>();
    private final DayField from = new DayField();
    private final DayField to = new DayField();

    RangePicker(LocalDate today, Consumer<UsageRange> chosen) {
        this.presets = UsageRange.presets(today);
        this.chosen = chosen;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        var names = new ArrayList<>(presets.keySet());
        names.add(OTHER);
        preset.setId("usage-preset");
        preset.setAriaLabel("Time");
        preset.setItems(names);
        preset.addValueChangeListener(change -> {
            var range = presets.get(change.getValue());
            if (change.isFromClient() && range != null) {
                chosen.accept(range);
            }
        });
        day(from, "usage-from", "First day", today);
        day(to, "usage-to", "Last day", today);
        add(filter(preset), filter(new Span("from"), from), filter(new Span("to"), to));
    }

    private void day(DayField field, String id, String label, LocalDate today) {
        field.setId(id);
        field.setAriaLabel(label);
        field.setMax(today);
        field.setManualValidation(true);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                days();
            }
        });
    }

    private static Div filter(Component... parts) {
        var filter = new Div(parts);
        filter.addClassName("filter");
        return filter;
    }

    private void days() {
        if (from.getValue() != null && to.getValue() != null) {
            var range = new UsageRange(from.getValue(), to.getValue());
            to.setInvalid(!range.fault().isEmpty());
            to.setErrorMessage(range.fault());
            if (range.fault().isEmpty()) {
                chosen.accept(range);
            }
        }
    }

    void show(UsageRange range) {
        preset.setValue(presets.entrySet().stream()
                .filter(entry -> entry.getValue().equals(range))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER));
        from.setValue(range.from());
        to.setValue(range.to());
        to.setInvalid(false);
    }
}
