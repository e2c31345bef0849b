package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Cron;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/// A schedule: out of a list or as five fields, how it reads and when it would run next.
final class CronInput extends ComposedInput {
    private static final long serialVersionUID = 1;
    private static final int TIMES = 3;
    private static final String CUSTOM = "";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.UK);

    private final transient InstantSource time;
    private final Select<String> preset = new Select<>();
    private final TextField text = new TextField();
    private final Div reading = new Div();
    private boolean showing;

    CronInput() {
        this(InstantSource.system());
    }

    CronInput(InstantSource time) {
        this.time = time;
        addClassName("cron");
        var items = new ArrayList<>(Cron.PRESETS);
        items.add(CUSTOM);
        preset.setAriaLabel("How often");
        preset.setItems(items);
        preset.setItemLabelGenerator(CronInput::title);
        preset.setValue(CUSTOM);
        preset.addValueChangeListener(change -> {
            if (!showing && change.getValue() != null && !change.getValue().equals(CUSTOM)) {
                text.setValue(change.getValue());
            } else if (!showing) {
                text.focus();
            }
        });
        text.setAriaLabel("Minute, hour, day of the month, month, day of the week");
        text.setPlaceholder("0 6 * * 1");
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("mono");
        text.addValueChangeListener(_ -> typed());
        reading.addClassName("reading");
        reading.getElement().setAttribute("aria-live", "polite");
        var row = new Div(preset, text);
        row.addClassName("input-row");
        var whole = new Div(row, reading);
        whole.addClassName("words");
        add(whole);
    }

    private static String title(String schedule) {
        return Cron.parse(schedule).map(Cron::words).orElse("As written");
    }

    private void typed() {
        if (!showing) {
            taken();
            read();
        }
    }

    @Override
    protected String generateModelValue() {
        return text.getValue().strip().replaceAll(" +", " ");
    }

    @Override
    protected void setPresentationValue(String schedule) {
        showing = true;
        text.setValue(schedule);
        showing = false;
        read();
    }

    private void read() {
        var schedule = generateModelValue();
        showing = true;
        preset.setValue(Cron.PRESETS.contains(schedule) ? schedule : CUSTOM);
        showing = false;
        reading.removeAll();
        Cron.parse(schedule).ifPresent(cron -> {
            var next = cron.next(time.instant().atZone(ZoneOffset.UTC), TIMES);
            var times = new Span(
                    next.isEmpty()
                            ? "It never comes to that."
                            : next.stream().map(TIME::format).collect(Collectors.joining(" · ", "Next, in UTC: ", "")));
            times.addClassName("sub");
            if (!Cron.PRESETS.contains(schedule)) {
                reading.add(new Span(cron.words()));
            }
            reading.add(times);
        });
        reading.setVisible(reading.getComponentCount() > 0);
    }
}
